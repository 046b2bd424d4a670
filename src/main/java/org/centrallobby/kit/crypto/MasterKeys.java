package org.centrallobby.kit.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The dated master keys: the newest wraps, any unwraps. */
final class MasterKeys {
    private final KeyFolder folder;
    private final InstantSource clock;
    private final Map<String, Aead> read = new ConcurrentHashMap<>();
    private volatile String newest = "";

    MasterKeys(KeyFolder folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** The date of the key that wraps new records; the first one is made when it is first asked for. */
    String newest() {
        if (newest.isEmpty()) {
            newest = folder.alone(() -> {
                List<String> dates = folder.listDates();
                return dates.isEmpty() ? create() : dates.getLast();
            });
        }
        return newest;
    }

    /** The key of a date. A node that started before the key was added finds it too. */
    Aead get(String date) {
        return read.computeIfAbsent(
                date,
                name -> aead(folder.find(name, AeadConfig2026.get())
                        .orElseThrow(() -> new IllegalStateException("The master key of " + name + " is missing: put "
                                + folder.path(name) + " back, without it what was sealed under it cannot be read."))));
    }

    private String create() {
        String today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate().toString();
        folder.write(today, PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get());
        return today;
    }

    static Aead aead(KeysetHandle handle) {
        try {
            return handle.getPrimitive(AeadConfig2026.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key file holds no key for encryption.", e);
        }
    }
}
