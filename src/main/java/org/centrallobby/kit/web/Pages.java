package org.centrallobby.kit.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.centrallobby.kit.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Renders a compiled template with its view record and the frame around it. */
@Component
public class Pages {
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");
    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
    private final Settings settings;
    private final ObjectProvider<Banner> banner;
    private final String stylesheet = Assets.dated(Assets.STYLESHEET);
    private final String script = Assets.dated(Assets.SCRIPT);

    Pages(Settings settings, ObjectProvider<Banner> banner) {
        this.settings = settings;
        this.banner = banner;
    }

    /** A page with status 200. The template takes a parameter {@code view} and, for the chrome, {@code frame}. */
    public ResponseEntity<byte[]> show(String template, Object view) {
        return show(HttpStatus.OK, template, view);
    }

    /** A page with another status, such as 422 for a form to be mended or 404. No cache keeps it: it holds a form. */
    public ResponseEntity<byte[]> show(HttpStatus status, String template, Object view) {
        return ResponseEntity.status(status)
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .body(render(template, view));
    }

    /**
     * A page with an empty form, before anybody has typed anything. Its reader's own browser may keep it: only then does
     * the button that leads back show what was typed into it.
     */
    public ResponseEntity<byte[]> showEmptyForm(String template, Object view) {
        return ResponseEntity.ok()
                .contentType(HTML)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(render(template, view));
    }

    /** The bytes of a page or mail, in UTF-8. */
    public byte[] render(String template, Object view) {
        Utf8ByteOutput output = new Utf8ByteOutput();
        templates.render(template, Map.of("view", view, "frame", frame()), output);
        return output.toByteArray();
    }

    private Frame frame() {
        Banner shown = banner.getIfAvailable();
        return new Frame(
                csrf(),
                settings.isDevelopment(),
                shown != null && shown.isDemonstration(),
                stylesheet,
                script,
                settings.contact());
    }

    private static @Nullable String csrf() {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)) {
            return null;
        }
        HttpServletRequest request = attributes.getRequest();
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token ? token.getToken() : null;
    }
}
