package org.centrallobby.members.sync;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.centrallobby.calendar.NonSitting;
import org.centrallobby.calendar.NonSitting.Kind;
import org.centrallobby.calendar.Session;
import org.centrallobby.calendar.Sessions;
import org.centrallobby.calendar.Sittings;
import org.centrallobby.kit.http.FetchFailed;
import org.centrallobby.kit.sync.Reading;
import org.centrallobby.kit.sync.SyncRefused;
import org.centrallobby.kit.time.LondonTime;
import org.springframework.stereotype.Component;

/**
 * Reads the Houses of the past, one day for each beginning and end of a Parliament since 1997: as far back as we know the
 * constituencies. Each day is applied by itself and remembered, so that a reading that was cut off goes on there.
 */
@Component
class PastHouses {
    private static final LocalDate EARLIEST = LocalDate.of(1997, 5, 1);

    private final Sittings sittings;
    private final Sessions sessions;
    private final PastHouse house;
    private final MemberAnswers answers;
    private final InstantSource clock;

    PastHouses(Sittings sittings, Sessions sessions, PastHouse house, MemberAnswers answers, InstantSource clock) {
        this.sittings = sittings;
        this.sessions = sessions;
        this.house = house;
        this.answers = answers;
        this.clock = clock;
    }

    void read(Reading reading) throws SyncRefused, FetchFailed {
        Set<LocalDate> done = answers.readPastDays();
        List<LocalDate> open = new ArrayList<>(listDays());
        int all = open.size();
        open.removeAll(done);
        int read = all - open.size();
        if (all == 0) {
            reading.remark(
                    "No Session or dissolution of the past is known: run bin/lobby sync calendar or import sessions,"
                            + " then bin/lobby sync members --all-history.");
        }
        for (LocalDate day : open) {
            house.read(day, reading);
            read++;
            reading.progress("Houses of the past", read, all);
        }
        reading.count("days of past Houses", read);
    }

    /** Before and after each dissolution we know; without any, the first and the last day of each Session. */
    private NavigableSet<LocalDate> listDays() {
        List<LocalDate> days = new ArrayList<>();
        for (NonSitting period : sittings.listNonSitting()) {
            if (period.kind() == Kind.DISSOLUTION) {
                days.add(period.firstDay().minusDays(1));
                days.add(period.lastDay().plusDays(1));
            }
        }
        if (days.stream().noneMatch(this::isPast)) {
            for (Session session : sessions.listSessions()) {
                days.add(session.startDate());
                Optional.ofNullable(session.endDate()).ifPresent(days::add);
            }
        }
        days.removeIf(day -> !isPast(day));
        return new TreeSet<>(days).descendingSet();
    }

    private boolean isPast(LocalDate day) {
        return !day.isBefore(EARLIEST) && day.isBefore(LondonTime.today(clock));
    }
}
