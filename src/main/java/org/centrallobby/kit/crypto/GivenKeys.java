package org.centrallobby.kit.crypto;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.centrallobby.kit.Settings;

/** Master keys that the environment gives, where no file is wanted: each a date and a Tink keyset in clear JSON. */
final class GivenKeys {
    private final Map<String, KeysetHandle> keys = new TreeMap<>();

    private GivenKeys() {}

    /**
     * Reads what the setting holds.
     *
     * @param texts keysets by their dates
     * @throws Settings.Unusable naming the date of one that is no keyset for encryption; never what it holds
     */
    static GivenKeys read(Map<String, String> texts) {
        GivenKeys given = new GivenKeys();
        texts.forEach((date, text) -> {
            try {
                KeysetHandle handle = TinkJsonProtoKeysetFormat.parseKeyset(
                        text, AeadConfig2026.get(), InsecureSecretKeyAccess.get());
                MasterKeys.aead(handle);
                given.keys.put(date, handle);
            } catch (GeneralSecurityException | RuntimeException e) {
                // The cause may repeat a part of the key.
                throw new Settings.Unusable("LOBBY_MASTER_KEYS: what stands for " + date
                        + " is no Tink keyset for AES-256-GCM; bin/lobby keys rotate --print makes one.");
            }
        });
        return given;
    }

    List<String> listDates() {
        return List.copyOf(keys.keySet());
    }

    Optional<KeysetHandle> find(String date) {
        return Optional.ofNullable(keys.get(date));
    }

    /** A fresh key as the setting takes it, its date before it. */
    static String fresh(String date) {
        try {
            String json = TinkJsonProtoKeysetFormat.serializeKeyset(
                    KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get()),
                    AeadConfig2026.get(),
                    InsecureSecretKeyAccess.get());
            return date + "=" + json.replaceAll("\\s", "");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A fresh key could not be made.", e);
        }
    }
}
