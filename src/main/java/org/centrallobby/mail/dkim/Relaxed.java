package org.centrallobby.mail.dkim;

import java.security.MessageDigest;
import java.security.Signature;
import java.security.SignatureException;

/**
 * A message in the form that is signed: differences that mail servers make on the way are smoothed out first, by the
 * "relaxed" rules of RFC 6376, 3.4. What is written here is collected until it is taken.
 */
final class Relaxed {
    private final byte[] out;
    private int length;

    /** @param size at least as many bytes as will be written: each field and the body may grow by two */
    Relaxed(int size) {
        out = new byte[size];
    }

    /** Writes a header field (3.4.2): name in small letters, one line, runs of white space as one space, none at the ends. */
    void field(byte[] from, int start, int end) {
        int i = start;
        for (; from[i] != ':'; i++) {
            if (!isSpace(from[i])) {
                out[length++] = (byte) (from[i] >= 'A' && from[i] <= 'Z' ? from[i] + 32 : from[i]);
            }
        }
        out[length++] = ':';
        int value = length;
        boolean space = false;
        for (i++; i < end; i++) {
            byte b = from[i];
            if (isSpace(b)) {
                space = length > value;
            } else if (b != '\r' && b != '\n') {
                if (space) {
                    out[length++] = ' ';
                    space = false;
                }
                out[length++] = b;
            }
        }
    }

    void lineEnd() {
        out[length++] = '\r';
        out[length++] = '\n';
    }

    /**
     * Writes a body (3.4.4): runs of white space as one space, none at the end of a line, no empty lines at the end; the
     * last line ends like the others, and a body of empty lines is no body.
     */
    void body(byte[] from, int start, int end) {
        int lines = 0;
        boolean space = false;
        for (int i = start; i < end; i++) {
            byte b = from[i];
            if (b == '\r' && i + 1 < end && from[i + 1] == '\n') {
                lines++;
                space = false;
                i++;
            } else if (isSpace(b)) {
                space = true;
            } else {
                for (; lines > 0; lines--) {
                    lineEnd();
                }
                if (space) {
                    out[length++] = ' ';
                    space = false;
                }
                out[length++] = b;
            }
        }
        if (length > 0) {
            lineEnd();
        }
    }

    byte[] digest(MessageDigest digest) {
        digest.update(out, 0, length);
        return digest.digest();
    }

    void update(Signature signature) throws SignatureException {
        signature.update(out, 0, length);
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\t';
    }
}
