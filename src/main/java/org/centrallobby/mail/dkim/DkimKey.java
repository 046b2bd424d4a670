package org.centrallobby.mail.dkim;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;

/**
 * A pair of keys under the name by which receivers find its public half.
 *
 * @param selector such as {@code lobby20261126}
 */
public record DkimKey(String selector, Kind kind, PrivateKey privateKey, PublicKey publicKey) {
    /** The two kinds of key there are for DKIM. */
    public enum Kind {
        /** RSA of 2048 bits over SHA-256, which every receiver knows. */
        RSA("RSA", "rsa", "SHA256withRSA"),
        /** Ed25519 over SHA-256 (RFC 8463), which many receivers do not know. */
        ED25519("Ed25519", "ed25519", "Ed25519");

        private final String factory;
        private final String tag;
        private final String signature;

        Kind(String factory, String tag, String signature) {
            this.factory = factory;
            this.tag = tag;
            this.signature = signature;
        }

        /** What Java calls such keys. */
        String factory() {
            return factory;
        }

        /** What Java calls such a signature. */
        String signature() {
            return signature;
        }

        /** The value of {@code a=} (RFC 6376, 3.3; RFC 8463, 3). */
        String algorithm() {
            return tag + "-sha256";
        }
    }

    /** Where the public half is published (RFC 6376, 3.6.2.1). */
    public String recordName(String domain) {
        return selector + "._domainkey." + domain;
    }

    /** The text to publish there (RFC 6376, 3.6.1). */
    public String recordText() {
        byte[] encoded = publicKey.getEncoded();
        // An Ed25519 key goes without its ASN.1 wrapping (RFC 8463, 4): the last 32 bytes.
        byte[] bare = kind == Kind.RSA ? encoded : Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        return "v=DKIM1; k=" + kind.tag + "; p=" + Base64.getEncoder().encodeToString(bare);
    }

    /** Never the private half: this text may end up in a log. */
    @Override
    public String toString() {
        return "key " + selector;
    }
}
