package org.centrallobby.kit.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.zip.CRC32;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The few files that are the same for everyone. Their address changes with their content, so they may be kept a year. */
@Configuration(proxyBeanMethods = false)
class Assets implements WebMvcConfigurer {
    static final String STYLESHEET = "/lobby.css";
    static final String SCRIPT = "/lobby.js";

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler(STYLESHEET, SCRIPT)
                .addResourceLocations("classpath:/static/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
        registry.addResourceHandler("/robots.txt", "/favicon.svg")
                .addResourceLocations("classpath:/static/")
                .setCacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic());
    }

    /** A file's path, with eight hexadecimal digits that change when the file does. */
    static String dated(String path) {
        return path + "?v=" + fingerprint(path);
    }

    /** Eight hexadecimal digits that change when the file does. */
    private static String fingerprint(String path) {
        try (InputStream file = Assets.class.getResourceAsStream("/static" + path)) {
            if (file == null) {
                throw new IllegalStateException("The program lacks its file " + path);
            }
            CRC32 sum = new CRC32();
            sum.update(file.readAllBytes());
            return HexFormat.of().toHexDigits((int) sum.getValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
