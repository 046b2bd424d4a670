package org.centrallobby.kit.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig2026;
import com.google.crypto.tink.prf.PrfSet;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Random;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.centrallobby.kit.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Sealing by Google Tink: AES-256-GCM for records, cookies and the wrapping of keys, HMAC-SHA-256 for hashes. A wrapped
 * key reads: one byte of format, ten of the master key's date, then the record's key encrypted under that master key.
 */
@Component
final class TinkSealer implements Sealer {
    /** Name of the key of hashes. */
    static final String HASH = "hash";

    private static final byte FORMAT = 1;
    private static final int HEAD = 11;
    private final MasterKeys masters;
    private final KeyFolder folder;
    private final Lazy<PrfSet> hashes = new Lazy<>(this::readHashKey);
    private final Lazy<Aead> cookies = new Lazy<>(this::readCookieKey);

    @Autowired
    TinkSealer(Settings settings, InstantSource clock) {
        this(settings, clock, settings.choices().masterKeys());
    }

    /** @param given master keys that stand in the environment, by their dates */
    TinkSealer(Settings settings, InstantSource clock, Map<String, String> given) {
        folder = new KeyFolder(settings.keys());
        masters = new MasterKeys(folder, GivenKeys.read(given), clock);
    }

    /** The master keys, for whoever changes them. */
    MasterKeys masters() {
        return masters;
    }

    @Override
    public Sealed seal(byte[] plain, String context) {
        Box box = newBox(context);
        return new Sealed(box.wrappedKey(), box.seal(plain));
    }

    @Override
    public byte[] open(byte[] wrappedKey, byte[] sealed, String context) {
        return openBox(wrappedKey, context).open(sealed);
    }

    @Override
    public Box newBox(String context) {
        try {
            byte[] key = Random.randBytes(32);
            return new TinkBox(wrap(key, context), new AesGcmJce(key), context);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key for “" + context + "” could not be made.", e);
        }
    }

    private byte[] wrap(byte[] key, String context) throws GeneralSecurityException {
        String date = masters.newest();
        byte[] wrapped = masters.get(date).encrypt(key, bytes(context));
        return ByteBuffer.allocate(HEAD + wrapped.length)
                .put(FORMAT)
                .put(date.getBytes(StandardCharsets.US_ASCII))
                .put(wrapped)
                .array();
    }

    @Override
    public Box openBox(byte[] wrappedKey, String context) {
        byte[] key = unwrap(wrappedKey, context);
        try {
            return new TinkBox(wrappedKey, new AesGcmJce(key), context);
        } catch (GeneralSecurityException e) {
            throw unreadable(context, e);
        }
    }

    private byte[] unwrap(byte[] wrappedKey, String context) {
        if (wrappedKey.length <= HEAD || wrappedKey[0] != FORMAT) {
            throw unreadable(context, null);
        }
        String date = new String(wrappedKey, 1, 10, StandardCharsets.US_ASCII);
        if (!date.matches("\\d{4}-\\d{2}-\\d{2}")) {
            throw unreadable(context, null);
        }
        Aead master = masters.get(date);
        try {
            return master.decrypt(Arrays.copyOfRange(wrappedKey, HEAD, wrappedKey.length), bytes(context));
        } catch (GeneralSecurityException e) {
            throw unreadable(context, e);
        }
    }

    /** The same record's key under the newest master key. */
    byte[] rewrap(byte[] wrappedKey, String context) {
        try {
            return wrap(unwrap(wrappedKey, context), context);
        } catch (GeneralSecurityException e) {
            throw unreadable(context, e);
        }
    }

    private record TinkBox(byte[] wrappedKey, Aead aead, String context) implements Box {
        @Override
        public byte[] seal(byte[] plain) {
            try {
                return aead.encrypt(plain, bytes(context));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("A record of “" + context + "” could not be sealed.", e);
            }
        }

        @Override
        public byte[] open(byte[] sealed) {
            try {
                return aead.decrypt(sealed, bytes(context));
            } catch (GeneralSecurityException e) {
                throw unreadable(context, e);
            }
        }
    }

    @Override
    public byte[] hash(String purpose, String value) {
        try {
            return hashes.get().computePrimary(bytes(purpose + '\0' + value), 32);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A hash for “" + purpose + "” could not be made.", e);
        }
    }

    @Override
    public String sealCookie(String name, byte[] plain) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(cookies.get().encrypt(plain, bytes(name)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The cookie “" + name + "” could not be sealed.", e);
        }
    }

    @Override
    public Optional<byte[]> openCookie(String name, String value) {
        try {
            return Optional.of(cookies.get().decrypt(Base64.getUrlDecoder().decode(value), bytes(name)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Makes the keys that are not there yet; the id of each that new records depend on, by name. */
    Map<String, Integer> createKeys() {
        String date = masters.newest();
        hashes.get();
        return Map.of(
                date,
                masters.find(date).orElseThrow().getPrimary().getId(),
                HASH,
                folder.find(HASH, PrfConfig2026.get())
                        .orElseThrow()
                        .getPrimary()
                        .getId());
    }

    private PrfSet readHashKey() {
        try {
            return folder.findOrCreate(HASH, PredefinedPrfParameters.HMAC_SHA256_PRF, PrfConfig2026.get())
                    .getPrimitive(PrfConfig2026.get(), PrfSet.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key file " + folder.path(HASH) + " holds no key for hashes.", e);
        }
    }

    private Aead readCookieKey() {
        return MasterKeys.aead(
                folder.findOrCreate("cookies", PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get()));
    }

    private static IllegalStateException unreadable(String context, @Nullable Throwable cause) {
        return new IllegalStateException(
                "A record of “" + context + "” was altered, or was sealed as something else.", cause);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
