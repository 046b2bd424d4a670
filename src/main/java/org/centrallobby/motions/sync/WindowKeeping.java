package org.centrallobby.motions.sync;

import java.time.InstantSource;
import java.util.List;
import org.centrallobby.kit.http.FetchFailed;
import org.centrallobby.kit.sync.Reading;
import org.centrallobby.kit.sync.SyncRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Reads the list of a window, judges it by what is held, and keeps it. */
@Component
class WindowKeeping {
    private final MotionsApi api;
    private final Listings listings;
    private final TransactionOperations transaction;
    private final InstantSource clock;

    WindowKeeping(MotionsApi api, Listings listings, TransactionOperations transaction, InstantSource clock) {
        this.api = api;
        this.listings = listings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Keeps the list of a window in place of the one before.
     *
     * @param listed motions in the list before; null if there was none: then those we hold are the measure
     * @throws SyncRefused if the list cannot be believed
     */
    void list(Window window, @Nullable Integer listed, Reading reading) throws FetchFailed, SyncRefused {
        List<WindowReading.Listed> motions = new WindowReading(api, reading).read(window);
        int before = listed == null ? listings.countHeld(window.session()) : listed;
        if (isImprobable(before, motions.size()) && !reading.acceptShrink()) {
            throw new SyncRefused(
                    "Parliament's list of the motions of " + window.session() + " has " + motions.size() + " where "
                            + before + " were known.",
                    "What was known stays; if they are gone indeed, run bin/lobby sync motions --accept-shrink.");
        }
        List<Integer> gone = transaction.execute(status -> listings.keep(window.session(), motions, clock.instant()));
        if (gone != null && !gone.isEmpty()) {
            reading.remark("Parliament's list of the motions of %s no longer has %s; what is held stays (Id %s%s)."
                    .formatted(
                            window.session(),
                            gone.size() == 1 ? "one of them" : gone.size() + " of them",
                            gone.getFirst(),
                            gone.size() > 1 ? " and others" : ""));
        }
    }

    /** A motion may be taken out of the records; a tenth of a Session is not. */
    private static boolean isImprobable(int before, int now) {
        int lost = before - now;
        return (lost > 5 && lost * 10L > before) || (now == 0 && before > 0);
    }
}
