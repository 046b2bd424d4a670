package org.centrallobby.mail.dkim;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.centrallobby.mail.dkim.DkimKey.Kind;

/** A pair of keys as text (RFC 7468): the private half in PKCS #8, and the public one, which cannot be had from it. */
final class KeyFile {
    private KeyFile() {}

    /** A fresh pair. */
    static DkimKey generate(String selector, Kind kind) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind.factory());
            if (kind == Kind.RSA) {
                generator.initialize(2048);
            }
            KeyPair pair = generator.generateKeyPair();
            return new DkimKey(selector, kind, pair.getPrivate(), pair.getPublic());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A fresh key could not be made.", e);
        }
    }

    static byte[] write(DkimKey key) {
        String text = block("PRIVATE KEY", key.privateKey().getEncoded())
                + block("PUBLIC KEY", key.publicKey().getEncoded());
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static DkimKey read(String selector, Kind kind, Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.US_ASCII);
            KeyFactory factory = KeyFactory.getInstance(kind.factory());
            return new DkimKey(
                    selector,
                    kind,
                    factory.generatePrivate(new PKCS8EncodedKeySpec(bytes("PRIVATE KEY", text))),
                    factory.generatePublic(new X509EncodedKeySpec(bytes("PUBLIC KEY", text))));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            // Without the cause, which may repeat what it read.
            throw new IllegalStateException("The key file " + file + " cannot be read: put a copy of it back.");
        }
    }

    private static String block(String name, byte[] content) {
        return "-----BEGIN " + name + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content)
                + "\n-----END " + name + "-----\n";
    }

    private static byte[] bytes(String name, String text) {
        String begin = "-----BEGIN " + name + "-----";
        int start = text.indexOf(begin);
        int end = text.indexOf("-----END " + name + "-----");
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("no such block");
        }
        return Base64.getMimeDecoder().decode(text.substring(start + begin.length(), end));
    }
}
