package org.centrallobby.motions.sync;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.centrallobby.calendar.Session;
import org.jspecify.annotations.Nullable;

/**
 * The days whose motions are listed together: those of a Session, and on to the next one.
 *
 * @param session its citation
 * @param to the last day; null where no later Session has begun, so that a date ahead of our clock is in it
 */
record Window(String session, LocalDate from, @Nullable LocalDate to) {
    /** Parliament's records of motions begin with the Session of 1989-90. */
    private static final LocalDate FIRST = LocalDate.of(1989, 11, 21);

    /** A window for each Session that has begun and of which there are records, the earliest first. No day is in two. */
    static List<Window> of(List<Session> sessions, LocalDate today) {
        List<Session> begun = sessions.stream()
                .filter(session -> !session.startDate().isBefore(FIRST))
                .filter(session -> !session.startDate().isAfter(today))
                .toList();
        List<Window> windows = new ArrayList<>();
        for (int i = 0; i < begun.size(); i++) {
            LocalDate next = i + 1 == begun.size() ? null : begun.get(i + 1).startDate();
            windows.add(new Window(
                    begun.get(i).citation(), begun.get(i).startDate(), next == null ? null : next.minusDays(1)));
        }
        return windows;
    }
}
