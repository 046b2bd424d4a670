package org.centrallobby.kit.crypto;

import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.prf.PrfConfig2026;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.centrallobby.kit.Settings;
import org.centrallobby.kit.time.SqlTime;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Refuses to serve a database with keys that are not its own. Without this a restored database, or a mistyped folder,
 * would get fresh keys without a word, and nobody would notice before the first letter could not be opened.
 */
@Component
@ConditionalOnWebApplication
final class KeyCheck {
    private final JdbcClient database;
    private final KeyFolder folder;

    KeyCheck(JdbcClient database, Settings settings, TinkSealer sealer, InstantSource clock) {
        this.database = database;
        this.folder = new KeyFolder(settings.keys());
        compare();
        sealer.createKeys()
                .forEach((name, keyId) -> database.sql("""
                        insert into sealing_key (name, key_id, first_used_at) values (:name, :keyId, :now)
                        on conflict (name) do nothing
                        """)
                        .param("name", name)
                        .param("keyId", keyId)
                        .param("now", SqlTime.sql(clock.instant()))
                        .update());
        compare();
    }

    /** Names and ids of the keys in the database must be those in the folder. */
    private void compare() {
        Map<String, Integer> used = new TreeMap<>();
        database.sql("select name, key_id from sealing_key").query(row -> {
            used.put(row.getString("name"), row.getInt("key_id"));
        });
        used.forEach((name, keyId) -> {
            Configuration primitives = name.equals(TinkSealer.HASH) ? PrfConfig2026.get() : AeadConfig2026.get();
            Optional<KeysetHandle> there = folder.find(name, primitives);
            if (there.isEmpty()) {
                throw new Settings.Unusable("The key file " + folder.path(name) + " is missing, and what this database"
                        + " holds was sealed with it: put it back, or set LOBBY_KEYS to the folder it is in.");
            }
            if (there.get().getPrimary().getId() != keyId) {
                throw new Settings.Unusable("The key file " + folder.path(name) + " is not the one this database was"
                        + " sealed with: put that one back, or set LOBBY_KEYS to the folder it is in.");
            }
        });
    }
}
