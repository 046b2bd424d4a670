package org.centrallobby.mail.dkim;

import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import org.centrallobby.mail.dkim.DkimKey.Kind;

/**
 * Signature objects of one key, used again and again: making one ready costs more than signing with it. Any number of
 * threads may sign; a few objects are kept for the next.
 */
final class SignaturePool {
    private record Tools(MessageDigest digest, Signature signature) {}

    private final ArrayBlockingQueue<Tools> idle = new ArrayBlockingQueue<>(32);
    private final DkimKey key;
    private final Optional<Provider> fast;

    /** @param fast whose signatures are preferred to the JDK's */
    SignaturePool(DkimKey key, Optional<Provider> fast) {
        this.key = key;
        this.fast = fast;
    }

    DkimKey key() {
        return key;
    }

    byte[] bodyHash(Relaxed body) {
        Tools tools = take();
        byte[] hash = body.digest(tools.digest());
        idle.offer(tools);
        return hash;
    }

    /** Signs: over the text itself for RSA, over its SHA-256 for Ed25519 (RFC 8463, 3). */
    byte[] sign(Relaxed header) {
        Tools tools = take();
        try {
            Signature signature = tools.signature();
            if (key.kind() == Kind.RSA) {
                header.update(signature);
            } else {
                signature.update(header.digest(tools.digest()));
            }
            byte[] signed = signature.sign();
            idle.offer(tools);
            return signed;
        } catch (SignatureException e) {
            // The objects are not kept: nobody knows in what state they are.
            throw new IllegalStateException("A mail could not be signed with " + key + ".", e);
        }
    }

    private Tools take() {
        Tools tools = idle.poll();
        return tools != null ? tools : fresh();
    }

    private Tools fresh() {
        try {
            Signature signature = signature();
            signature.initSign(key.privateKey());
            return new Tools(MessageDigest.getInstance("SHA-256"), signature);
        } catch (InvalidKeyException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("The key " + key.selector() + " cannot sign.", e);
        }
    }

    private Signature signature() throws NoSuchAlgorithmException {
        if (fast.isPresent()) {
            try {
                return Signature.getInstance(key.kind().signature(), fast.get());
            } catch (NoSuchAlgorithmException e) {
                // A build without this kind of key: the JDK has it.
            }
        }
        return Signature.getInstance(key.kind().signature());
    }
}
