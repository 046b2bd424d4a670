package org.centrallobby.kit.crypto;

import static org.centrallobby.kit.time.SqlTime.sql;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.prf.PrfConfig2026;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.centrallobby.kit.Settings;
import org.centrallobby.kit.time.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which keys a database was sealed with, by Tink's ids, so that no others are taken for them. */
@Component
final class UsedKeys {
    private final JdbcClient database;
    private final KeyFolder folder;
    private final TinkSealer sealer;
    private final InstantSource clock;

    UsedKeys(JdbcClient database, Settings settings, TinkSealer sealer, InstantSource clock) {
        this.database = database;
        this.folder = new KeyFolder(settings.keys());
        this.sealer = sealer;
        this.clock = clock;
    }

    /**
     * Names and ids of the keys in the database must be those there are.
     *
     * @throws Settings.Unusable naming the first that is missing, another's or retired
     */
    void compare() {
        Map<String, Integer> used = new TreeMap<>();
        database.sql("select name, key_id from sealing_key").query(row -> {
            used.put(row.getString("name"), row.getInt("key_id"));
        });
        used.forEach((name, keyId) -> {
            Optional<KeysetHandle> there = name.equals(TinkSealer.HASH)
                    ? folder.find(name, PrfConfig2026.get())
                    : sealer.masters().find(name);
            if (there.isEmpty()) {
                throw new Settings.Unusable(
                        folder.isRetired(name)
                                ? "This database is older than the day on which its master key of " + name
                                        + " was retired: what it holds was sealed with that key and cannot be opened any"
                                        + " more. Take a copy that was made later."
                                : "The key file " + folder.path(name) + " is missing, and what this database holds was"
                                        + " sealed with it: put it back, or set LOBBY_KEYS to the folder it is in.");
            }
            if (there.get().getPrimary().getId() != keyId) {
                throw new Settings.Unusable("The key file " + folder.path(name) + " is not the one this database was"
                        + " sealed with: put that one back, or set LOBBY_KEYS to the folder it is in.");
            }
        });
    }

    /** Notes the keys that new records are sealed with; those not there yet are made. */
    void note() {
        sealer.createKeys()
                .forEach((name, keyId) -> database.sql("""
                        insert into sealing_key (name, key_id, first_used_at) values (:name, :keyId, :now)
                        on conflict (name) do nothing
                        """)
                        .param("name", name)
                        .param("keyId", keyId)
                        .param("now", sql(clock.instant()))
                        .update());
    }

    /** When a key was first used; empty if it is not noted. */
    Optional<Instant> findFirstUse(String name) {
        return database.sql("select first_used_at from sealing_key where name = :name")
                .param("name", name)
                .query((row, number) -> SqlTime.instant(row, "first_used_at"))
                .optional();
    }

    /** Nothing of the database is sealed with it any more. */
    void forget(String name) {
        database.sql("delete from sealing_key where name = :name")
                .param("name", name)
                .update();
    }
}
