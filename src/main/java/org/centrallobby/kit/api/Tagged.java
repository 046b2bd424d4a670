package org.centrallobby.kit.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.springframework.http.ResponseEntity;
import org.springframework.http.ResponseEntity.BodyBuilder;

/**
 * Answers for programs: each has a strong ETag made of its bytes, which the frame compares with If-None-Match, and may be
 * kept for a minute.
 */
public final class Tagged {
    private static final String CACHE = "public, max-age=60";

    private Tagged() {}

    /** The answer with its body, once its status and type are set. */
    public static ResponseEntity<byte[]> answer(BodyBuilder response, byte[] body) {
        return response.header("Cache-Control", CACHE).eTag(tag(body)).body(body);
    }

    private static String tag(byte[] body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
            return '"' + new String(Base64.getUrlEncoder().encode(hash), 0, 16, StandardCharsets.US_ASCII) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
