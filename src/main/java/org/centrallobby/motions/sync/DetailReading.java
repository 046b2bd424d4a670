package org.centrallobby.motions.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.centrallobby.kit.http.FetchFailed;
import org.centrallobby.kit.http.Validator;
import org.centrallobby.kit.imports.RowFault;
import org.centrallobby.kit.json.Fields;
import org.centrallobby.kit.sync.Reading;
import org.centrallobby.motions.shapes.DetailShape;
import org.centrallobby.motions.shapes.ToldMotion;
import org.centrallobby.motions.sync.Listings.Wanted;
import org.centrallobby.motions.sync.MotionsApi.Detail;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads motions one by one, several requests on their way at once, and stores them in batches as they come. */
@Component
class DetailReading {
    private static final int BATCH = 100;
    private static final int IN_FLIGHT = 8;
    /** So many failures in a row are no accident of single motions: nobody answers there. */
    private static final int ENOUGH = 5;

    /**
     * What came of a question for a motion.
     *
     * @param told the motion; null where nothing has changed or trouble says why there is none
     * @param failure where no usable answer came at all
     */
    record Found(
            Wanted wanted,
            @Nullable ToldMotion told,
            @Nullable Validator validator,
            @Nullable String trouble,
            @Nullable FetchFailed failure) {}

    private final MotionsApi api;
    private final DetailShape shape;
    private final DetailKeeping keeping;

    DetailReading(MotionsApi api, DetailShape shape, DetailKeeping keeping) {
        this.api = api;
        this.shape = shape;
        this.keeping = keeping;
    }

    /**
     * Reads and stores motions. Each batch is stored whole, so that a run that is cut off loses one at most; a motion that
     * cannot be understood stays as it is held, and is named.
     *
     * @throws FetchFailed when nobody seems to answer any more; what was stored before stays
     */
    DetailCounts read(List<Wanted> wanted, Reading reading) throws FetchFailed {
        DetailCounts counts = new DetailCounts(wanted.size());
        reading.progress(announcement(wanted.size()), 0, wanted.size());
        ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("motion ", 0).factory());
        try {
            Semaphore inFlight = new Semaphore(IN_FLIGHT);
            List<Future<Found>> coming = ask(threads, inFlight, wanted, 0);
            for (int from = 0; from < wanted.size(); from += BATCH) {
                List<Future<Found>> batch = coming;
                coming = ask(threads, inFlight, wanted, from + BATCH);
                take(batch, reading, counts);
                reading.progress("Motions read", Math.min(from + BATCH, wanted.size()), wanted.size());
            }
        } finally {
            threads.shutdownNow();
            threads.close();
        }
        counts.remark(reading);
        return counts;
    }

    /** Such as "Motions to read, about 200 minutes at 5 requests a second". */
    private String announcement(int requests) {
        double pace = api.pace();
        long minutes = pace == 0 ? 0 : Math.round(requests / pace / 60);
        return minutes < 2 ? "Motions read" : "Motions to read one by one, about " + minutes + " minutes";
    }

    private List<Future<Found>> ask(ExecutorService threads, Semaphore inFlight, List<Wanted> wanted, int from) {
        List<Future<Found>> asked = new ArrayList<>();
        for (Wanted one : wanted.subList(Math.min(from, wanted.size()), Math.min(from + BATCH, wanted.size()))) {
            asked.add(threads.submit(() -> {
                inFlight.acquire();
                try {
                    return find(one);
                } finally {
                    inFlight.release();
                }
            }));
        }
        return asked;
    }

    private Found find(Wanted wanted) {
        try {
            return switch (api.detail(wanted.edmId(), wanted.validator())) {
                case Detail.Told(Fields motion, Validator validator) -> understand(wanted, motion, validator);
                case Detail.Same() -> new Found(wanted, null, wanted.validator(), null, null);
                case Detail.Missing() -> new Found(wanted, null, null, "Parliament has no such motion any more", null);
            };
        } catch (FetchFailed e) {
            return new Found(wanted, null, null, "no usable answer came", e);
        }
    }

    private Found understand(Wanted wanted, Fields motion, @Nullable Validator validator) {
        try {
            if (!shape.fits(motion)) {
                throw new RowFault("it has no Id or UIN");
            }
            ToldMotion told = shape.read(motion);
            if (!Optional.ofNullable(told.motion().edmId()).equals(Optional.of(wanted.edmId()))) {
                throw new RowFault("another motion came, Id " + told.motion().edmId());
            }
            return new Found(wanted, told, validator, null, null);
        } catch (RowFault fault) {
            return new Found(wanted, null, null, fault.getMessage(), null);
        }
    }

    private void take(List<Future<Found>> batch, Reading reading, DetailCounts counts) throws FetchFailed {
        List<Found> found = new ArrayList<>();
        FetchFailed stop = null;
        for (Future<Found> coming : batch) {
            Found one = get(coming);
            if (stop == null) {
                found.add(one);
                stop = counts.failures(one.failure()) >= ENOUGH ? one.failure() : null;
            }
        }
        counts.add(keeping.keep(found, reading.acceptShrink()));
        if (stop != null) {
            counts.remark(reading);
            throw stop;
        }
    }

    private static Found get(Future<Found> coming) throws FetchFailed {
        try {
            return coming.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FetchFailed("The reading was stopped.");
        }
    }
}
