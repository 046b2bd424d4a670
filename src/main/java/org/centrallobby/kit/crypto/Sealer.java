package org.centrallobby.kit.crypto;

/**
 * Encrypts personal data at rest. Every record has a key of its own, wrapped by a dated master key that lives outside the
 * database: without the wrapped key a record is gone for good, without the master key so is every record.
 */
public interface Sealer {
    /**
     * A record's ciphertext and its wrapped key.
     *
     * @param wrappedKey the record's key under the current master key
     * @param sealed the ciphertext
     */
    record Sealed(byte[] wrappedKey, byte[] sealed) {}

    /**
     * Encrypts under a fresh key.
     *
     * @param context what the record is, such as {@code letter}; needed again to open it
     */
    Sealed seal(byte[] plain, String context);

    /**
     * Opens what {@link #seal} made.
     *
     * @throws IllegalStateException if the key is missing, or the record was altered, or belongs to another context
     */
    byte[] open(byte[] wrappedKey, byte[] sealed, String context);

    /** One key for many records that live and die together, such as the recipients of a broadcast. */
    interface Box {
        /** The key under the current master key; whoever keeps it can open the records, whoever deletes it ends them. */
        byte[] wrappedKey();

        byte[] seal(byte[] plain);

        /**
         * Opens what {@link #seal} made.
         *
         * @throws IllegalStateException if the record was altered or belongs to another box
         */
        byte[] open(byte[] sealed);
    }

    /** A box with a fresh key. */
    Box newBox(String context);

    /**
     * The box of a key that was wrapped before.
     *
     * @throws IllegalStateException if the master key is missing, or the key was altered or belongs to another context
     */
    Box openBox(byte[] wrappedKey, String context);

    /**
     * A keyed hash of 32 bytes, for finding a record by something personal without keeping it.
     *
     * @param purpose keeps hashes of one use apart from those of another
     */
    byte[] hash(String purpose, String value);

    /** A short-lived cookie's value, URL-safe: encrypted and bound to its name. */
    String sealCookie(String name, byte[] plain);

    /** What {@link #sealCookie} held; empty if it was forged or cut. */
    java.util.Optional<byte[]> openCookie(String name, String value);
}
