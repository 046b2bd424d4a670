package org.centrallobby.kit.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import org.centrallobby.kit.Settings;
import org.centrallobby.kit.crypto.Sealer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;
import tools.jackson.databind.json.JsonMapper;

/** Short-lived encrypted cookies, so that what a visitor typed stays out of addresses, logs and referrers. */
@Component
public class SealedCookies {
    private static final Duration LIFE = Duration.ofHours(2);
    private final Sealer sealer;
    private final JsonMapper json;
    private final InstantSource clock;
    private final boolean secure;

    SealedCookies(Sealer sealer, JsonMapper json, InstantSource clock, Settings settings) {
        this.sealer = sealer;
        this.json = json;
        this.clock = clock;
        this.secure = settings.baseUrl().startsWith("https:");
    }

    /** Keeps a record in the visitor's browser for two hours, under the record's own name. */
    public void keep(HttpServletResponse response, String name, Record value) {
        byte[] plain = json.writeValueAsBytes(value);
        byte[] dated = ByteBuffer.allocate(Long.BYTES + plain.length)
                .putLong(clock.instant().plus(LIFE).getEpochSecond())
                .put(plain)
                .array();
        String sealed = sealer.sealCookie(name, dated);
        ResponseCookie cookie = ResponseCookie.from(name, sealed)
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .maxAge(LIFE)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    /** What was kept, unless it is gone, too old, cut or forged. */
    public <T extends Record> Optional<T> find(HttpServletRequest request, String name, Class<T> type) {
        Cookie cookie = WebUtils.getCookie(request, name);
        return Optional.ofNullable(cookie)
                .flatMap(kept -> sealer.openCookie(name, kept.getValue()))
                .filter(dated -> dated.length > Long.BYTES
                        && ByteBuffer.wrap(dated).getLong() > clock.instant().getEpochSecond())
                .map(dated -> json.readValue(Arrays.copyOfRange(dated, Long.BYTES, dated.length), type));
    }
}
