package org.centrallobby.motions.sync;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.centrallobby.calendar.Session;
import org.centrallobby.calendar.Sessions;
import org.centrallobby.kit.http.FetchFailed;
import org.centrallobby.kit.sync.Reading;
import org.centrallobby.kit.sync.Source;
import org.centrallobby.kit.sync.SyncRefused;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.motions.sync.Listings.Round;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The motions of the Session that runs, and at an operator's wish those of all Sessions since there are records. */
@Component
public class MotionSource implements Source {
    /** Its word on the command line. */
    static final String NAME = "motions";

    /** Through 60,000 fallen motions within a month; with the age below, none is left for longer than a year. */
    private static final int SHARE = 2_200;

    private static final Duration AGE = Duration.ofDays(335);

    private final Sessions sessions;
    private final WindowKeeping windows;
    private final Listings listings;
    private final DetailReading details;
    private final InstantSource clock;

    MotionSource(
            Sessions sessions, WindowKeeping windows, Listings listings, DetailReading details, InstantSource clock) {
        this.sessions = sessions;
        this.windows = windows;
        this.listings = listings;
        this.details = details;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public void read(Reading reading) throws SyncRefused, FetchFailed {
        LocalDate today = LondonTime.today(clock);
        List<Window> all = Window.of(sessions.listSessions(), today);
        if (all.isEmpty()) {
            throw new SyncRefused(
                    "No Session of Parliament is known, and motions belong to one.",
                    "Run bin/lobby sync calendar, or import sessions.");
        }
        readLatest(all.getLast(), today, reading);
        if (reading.allHistory()) {
            readHistory(all.subList(0, all.size() - 1), reading);
        }
        reading.count("motions", listings.countMotions());
        reading.count("names", listings.countNames());
    }

    /** Every motion that can still change, in whole; after the Session those that changed. */
    private void readLatest(Window window, LocalDate today, Reading reading) throws SyncRefused, FetchFailed {
        String session = window.session();
        Round round = listings.begin(session, clock.instant());
        windows.list(window, round.listed(), reading);
        boolean over = sessions.isOver(session, today);
        count(details.read(over ? listings.listChanged(session) : listings.listRound(session), reading), reading);
        listings.end(session, clock.instant());
    }

    /** All lists before the first detail: then it is known how many there are. */
    private void readHistory(List<Window> past, Reading reading) throws SyncRefused, FetchFailed {
        SyncRefused refused = null;
        for (int i = 0; i < past.size(); i++) {
            reading.progress("Sessions listed", i, past.size());
            refused = list(past.get(i), reading, refused);
        }
        count(details.read(listings.listChanged(), reading), reading);
        for (Window window : past) {
            listings.end(window.session(), clock.instant());
        }
        if (refused != null) {
            throw refused;
        }
    }

    /** A Session whose list cannot be believed does not keep the others from being read; it is told of at the end. */
    private @Nullable SyncRefused list(Window window, Reading reading, @Nullable SyncRefused before)
            throws FetchFailed {
        Round round = listings.begin(window.session(), clock.instant());
        try {
            if (!round.isListed()) {
                windows.list(window, round.listed(), reading);
            }
            return before;
        } catch (SyncRefused refused) {
            return before == null ? refused : before;
        }
    }

    /**
     * Motions of Sessions that are over: a share of them a night, so that each is read again within a year. Not a bean: an
     * operator does not ask for it.
     */
    Source fallen() {
        return new Source() {
            @Override
            public String name() {
                return "fallen motions";
            }

            @Override
            public int order() {
                return 50;
            }

            @Override
            public void read(Reading reading) throws FetchFailed {
                LocalDate today = LondonTime.today(clock);
                List<String> over = sessions.listSessions().stream()
                        .map(Session::citation)
                        .filter(session -> sessions.isOver(session, today))
                        .toList();
                count(details.read(listings.listReadBefore(clock.instant().minus(AGE), over, SHARE), reading), reading);
            }
        };
    }

    private static void count(DetailCounts counts, Reading reading) {
        var known = reading.counts();
        reading.count("read", known.getOrDefault("read", 0L) + counts.asked());
        reading.count("new", known.getOrDefault("new", 0L) + counts.added());
        reading.count("changed", known.getOrDefault("changed", 0L) + counts.changed());
        reading.count("events", known.getOrDefault("events", 0L) + counts.events());
    }
}
