package org.centrallobby.letters.variation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes the marks of texts under the key of one campaign. Each phrase is hashed by HMAC-SHA-256 before anything else
 * happens to it, so nobody without the key can find out what a mark is of, or whether two campaigns got the same letter.
 */
final class Marker {
    private static final String HASH = "HmacSHA256";
    private static final long[] SHUFFLES = shuffles();
    private final Mac mac;
    private final long shelf;

    /** @param key of the campaign */
    Marker(byte[] key) {
        try {
            mac = Mac.getInstance(HASH);
            mac.init(new SecretKeySpec(key, HASH));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        // No phrase is empty, so this hash is of none. It only keeps a campaign's bands together in the index.
        shelf = hash("") << (Long.SIZE - Marks.BITS);
    }

    /** Not for two threads at once. */
    Marks mark(Phrases phrases) {
        long[] least = new long[SHUFFLES.length];
        Arrays.fill(least, Long.MAX_VALUE);
        for (String phrase : phrases.all()) {
            long hash = hash(phrase);
            for (int i = 0; i < least.length; i++) {
                least[i] = Math.min(least[i], mix(hash ^ SHUFFLES[i]));
            }
        }
        long[] bands = new long[Marks.BANDS];
        for (int i = 0; i < least.length; i++) {
            // The least of many begins with noughts; its end says more.
            long mark = least[i] & Marks.ONE;
            bands[i / Marks.IN_BAND] |= mark << (i % Marks.IN_BAND * Marks.BITS);
        }
        for (int i = 0; i < bands.length; i++) {
            bands[i] |= shelf;
        }
        return new Marks(bands);
    }

    private long hash(String phrase) {
        return ByteBuffer.wrap(mac.doFinal(phrase.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }

    private static long[] shuffles() {
        long[] shuffles = new long[Marks.BANDS * Marks.IN_BAND];
        for (int i = 0; i < shuffles.length; i++) {
            shuffles[i] = mix(i + 1L);
        }
        return shuffles;
    }

    /** The finaliser of SplitMix64: each bit of the outcome hangs on each bit that went in. */
    private static long mix(long value) {
        long mixed = value * 0x9e3779b97f4a7c15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
