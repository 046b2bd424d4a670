package org.centrallobby.kit.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The dated master keys, of the folder and of the environment: the newest wraps, any unwraps. */
final class MasterKeys {
    /** How long a program that runs may not know of a key that was added meanwhile. */
    static final Duration UNAWARE = Duration.ofSeconds(2);

    private final KeyFolder folder;
    private final GivenKeys given;
    private final InstantSource clock;
    private final Map<String, Aead> read = new ConcurrentHashMap<>();
    private volatile String newest = "";
    private volatile long listedAt;

    MasterKeys(KeyFolder folder, GivenKeys given, InstantSource clock) {
        this.folder = folder;
        this.given = given;
        this.clock = clock;
    }

    /** Dates of all keys, oldest first. */
    List<String> listDates() {
        SortedSet<String> dates = new TreeSet<>(folder.listDates());
        dates.addAll(given.listDates());
        return List.copyOf(dates);
    }

    /** The date of the key that wraps new records; the first one is made when it is first asked for. */
    String newest() {
        if (newest.isEmpty() || System.nanoTime() - listedAt > UNAWARE.toNanos()) {
            List<String> dates = listDates();
            newest = dates.isEmpty() ? folder.alone(this::findOrCreate) : dates.getLast();
            read.keySet().retainAll(dates);
            listedAt = System.nanoTime();
        }
        return newest;
    }

    private String findOrCreate() {
        List<String> dates = listDates();
        if (!dates.isEmpty()) {
            return dates.getLast();
        }
        write(today());
        return today();
    }

    /** Adds today's key to the folder, which wraps from then on; false if there is one already. */
    boolean add() {
        String today = today();
        return folder.alone(() -> {
            if (listDates().contains(today)) {
                return false;
            }
            write(today);
            newest = "";
            return true;
        });
    }

    /** The key of a date. A node that started before the key was added finds it too. */
    Aead get(String date) {
        return read.computeIfAbsent(
                date,
                name -> aead(find(name)
                        .orElseThrow(() -> new IllegalStateException("The master key of " + name + " is missing: put "
                                + folder.path(name) + " back, without it what was sealed under it cannot be read."))));
    }

    /** The key of a date with its id; empty if there is none. */
    Optional<KeysetHandle> find(String date) {
        return given.find(date).or(() -> folder.find(date, AeadConfig2026.get()));
    }

    private void write(String date) {
        folder.write(date, PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get());
    }

    String today() {
        return clock.instant().atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    static Aead aead(KeysetHandle handle) {
        try {
            return handle.getPrimitive(AeadConfig2026.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key file holds no key for encryption.", e);
        }
    }
}
