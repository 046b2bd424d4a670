package org.centrallobby.kit.crypto;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.centrallobby.kit.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The dated master keys as whoever runs the site handles them: looked at, followed by a newer one, retired. */
@Component
public final class KeyRing {
    /** For every node to know of a newer key, and for what it was just writing under the older one. */
    public static final Duration SETTLING = Duration.ofMinutes(10);

    private final MasterKeys masters;
    private final KeyFolder folder;
    private final UsedKeys used;
    private final Rewrapping rewrapping;
    private final InstantSource clock;

    KeyRing(TinkSealer sealer, Settings settings, UsedKeys used, Rewrapping rewrapping, InstantSource clock) {
        this.masters = sealer.masters();
        this.folder = new KeyFolder(settings.keys());
        this.used = used;
        this.rewrapping = rewrapping;
        this.clock = clock;
    }

    /**
     * A master key.
     *
     * @param inFolder whether it is a file; else the environment gives it
     * @param since when this database was first sealed with it; null if it never was
     * @param records how many records only it opens
     */
    public record Held(
            String date, boolean inFolder, @Nullable Instant since, long records) {}

    /** Why a key is not retired. */
    public enum Refusal {
        /** There is none of that date. */
        UNKNOWN,
        /** It wraps what is sealed from now on. */
        NEWEST,
        /** Records are wrapped by it: they would be lost. */
        IN_USE,
        /** The newer one is not known everywhere yet. */
        TOO_SOON
    }

    /** The keys there are, oldest first. */
    public List<Held> list() {
        used.compare();
        Map<String, Long> records = rewrapping.countByDate();
        return masters.listDates().stream()
                .map(date -> new Held(
                        date,
                        folder.listDates().contains(date),
                        used.findFirstUse(date).orElse(null),
                        records.getOrDefault(date, 0L)))
                .toList();
    }

    /**
     * Adds a key of today to the folder. Every node seals with it within seconds.
     *
     * @return its date; empty if there is one of today already
     */
    public Optional<String> add() {
        used.compare();
        if (!masters.add()) {
            return Optional.empty();
        }
        used.note();
        return Optional.of(masters.newest());
    }

    /** A fresh key of today for the environment, as its setting takes it; kept nowhere. */
    public String printFresh() {
        return GivenKeys.fresh(masters.today());
    }

    /**
     * Wraps the keys of all records anew under the newest master key.
     *
     * @param progress told how many there are so far
     * @return how many there were
     */
    public long rewrap(LongConsumer progress) {
        used.compare();
        used.note();
        return rewrapping.run(progress);
    }

    /** Why a key cannot be retired now; empty if it can. */
    public Optional<Refusal> judge(String date) {
        used.compare();
        if (!masters.listDates().contains(date)) {
            return Optional.of(Refusal.UNKNOWN);
        }
        String newest = masters.newest();
        if (date.equals(newest)) {
            return Optional.of(Refusal.NEWEST);
        }
        if (rewrapping.countByDate().getOrDefault(date, 0L) > 0) {
            return Optional.of(Refusal.IN_USE);
        }
        return used.findFirstUse(newest)
                        .filter(since -> !since.plus(SETTLING).isAfter(clock.instant()))
                        .isPresent()
                ? Optional.empty()
                : Optional.of(Refusal.TOO_SOON);
    }

    /**
     * Destroys the file of a key that {@link #judge} says nothing against. Whatever it once wrapped, in whatever copy, can
     * never be opened again. One that the environment gives is forgotten here and has to be taken out there.
     */
    public Optional<Refusal> retire(String date) {
        Optional<Refusal> refusal = judge(date);
        if (refusal.isEmpty()) {
            used.forget(date);
            folder.retire(date);
        }
        return refusal;
    }
}
