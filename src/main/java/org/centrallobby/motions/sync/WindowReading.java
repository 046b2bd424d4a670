package org.centrallobby.motions.sync;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.centrallobby.kit.http.FetchFailed;
import org.centrallobby.kit.imports.RowFault;
import org.centrallobby.kit.json.Fields;
import org.centrallobby.kit.sync.Reading;
import org.centrallobby.kit.sync.SyncRefused;
import org.jspecify.annotations.Nullable;

/**
 * Reads the list of a window page by page, and gives it out whole or not at all: as many different motions as it says
 * there are. A list that moves under the reader is read again.
 */
final class WindowReading {
    private static final int TRIES = 3;

    /**
     * A motion as a list tells of it: without its names.
     *
     * @param fingerprint what changes when the motion does, as far as a list can show
     */
    record Listed(int edmId, LocalDate tabledOn, String fingerprint) {
        static Listed read(Fields fields) throws RowFault {
            int edmId = fields.number("Id").orElseThrow(() -> new RowFault("it has no Id"));
            LocalDate tabledOn = fields.day("DateTabled").orElseThrow(() -> new RowFault("it has no DateTabled"));
            // The Status as it stands: what it means is judged where the motion itself is read.
            String fingerprint = Stream.of("Status", "StatusDate", "SponsorsCount")
                    .map(name -> fields.text(name).orElse(""))
                    .collect(Collectors.joining("|"));
            return new Listed(edmId, tabledOn, fingerprint);
        }
    }

    private final MotionsApi api;
    private final Reading reading;

    WindowReading(MotionsApi api, Reading reading) {
        this.api = api;
        this.reading = reading;
    }

    /**
     * All motions of a window.
     *
     * @throws SyncRefused if the list never stood still
     */
    List<Listed> read(Window window) throws FetchFailed, SyncRefused {
        return new ArrayList<>(
                read(window.session(), window.from(), window.to()).values());
    }

    private Map<Integer, Listed> read(String session, LocalDate from, @Nullable LocalDate to)
            throws FetchFailed, SyncRefused {
        Attempt attempt = new Attempt(from, to);
        for (int i = 1; i <= TRIES; i++) {
            attempt = new Attempt(from, to);
            if (attempt.isWhole(session)) {
                return attempt.motions;
            }
        }
        // Pages of motions tabled on one day may overlap, for want of an order among them: shorter lists have fewer
        // pages.
        LocalDate last = attempt.lastDay(to);
        if (attempt.steady && last.isAfter(from)) {
            LocalDate middle = from.plusDays(ChronoUnit.DAYS.between(from, last) / 2);
            Map<Integer, Listed> halves = new HashMap<>(read(session, from, middle));
            halves.putAll(read(session, middle.plusDays(1), to));
            return halves;
        }
        throw new SyncRefused(
                "Parliament's list of the motions of " + session + " was read " + TRIES
                        + " times and never stood still: it told of " + attempt.total + " motions and gave "
                        + attempt.motions.size() + ".",
                "What was known stays; run bin/lobby sync motions again later.");
    }

    /** The list, read from its beginning to its end once. */
    private final class Attempt {
        private final LocalDate from;
        private final @Nullable LocalDate to;
        private final Map<Integer, Listed> motions = new HashMap<>();
        private final List<String> faults = new ArrayList<>();
        private int total;
        private int given;
        private boolean steady = true;

        Attempt(LocalDate from, @Nullable LocalDate to) {
            this.from = from;
            this.to = to;
        }

        boolean isWhole(String session) throws FetchFailed {
            total = take(api.list(from, to, 0));
            while (steady && given < total) {
                reading.progress("Motions of " + session + " listed", given, total);
                int before = given;
                int now = take(api.list(from, to, given));
                steady = now == total && given > before;
            }
            steady &= given == total;
            // On a single page nothing can be wanting: a motion told twice there is told twice.
            boolean whole = motions.size() + faults.size() == total || total <= MotionsApi.PAGE;
            if (steady && whole) {
                faults.forEach(reading::remark);
            }
            return steady && whole;
        }

        private int take(MotionsApi.Page page) {
            given += page.motions().size();
            for (Fields fields : page.motions()) {
                try {
                    Listed motion = Listed.read(fields);
                    motions.put(motion.edmId(), motion);
                } catch (RowFault fault) {
                    faults.add("A motion in Parliament's list, Id "
                            + fields.text("Id").orElse("unknown") + ", was passed over: " + fault.getMessage() + ".");
                }
            }
            return page.total();
        }

        LocalDate lastDay(@Nullable LocalDate end) {
            return end != null
                    ? end
                    : motions.values().stream()
                            .map(Listed::tabledOn)
                            .max(LocalDate::compareTo)
                            .orElse(from);
        }
    }
}
