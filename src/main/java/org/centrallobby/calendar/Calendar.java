package org.centrallobby.calendar;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Sessions in their order, and which of them a day belongs to. */
final class Calendar {
    private final List<Session> sessions;
    private final Map<String, Session> byCitation = new HashMap<>();
    /** Of those that end; what is asked for every stance is worked out once. */
    private final Map<String, LocalDate> lastDays = new HashMap<>();

    /**
     * Sessions as they stand at one moment.
     *
     * @param sessions by their first day
     */
    Calendar(List<Session> sessions) {
        this.sessions = List.copyOf(sessions);
        for (Session session : sessions) {
            byCitation.put(session.citation(), session);
            lastDay(session).ifPresent(day -> lastDays.put(session.citation(), day));
        }
    }

    List<Session> sessions() {
        return sessions;
    }

    Optional<Session> findByCitation(String citation) {
        return Optional.ofNullable(byCitation.get(citation));
    }

    Optional<Session> findFor(LocalDate day) {
        return sessions.stream()
                .filter(session -> !session.startDate().isAfter(day) && !isOver(session.citation(), day))
                .findFirst();
    }

    boolean isOver(String citation, LocalDate today) {
        Optional<LocalDate> last = findLastDay(citation);
        return last.isPresent() && today.isAfter(last.get());
    }

    Optional<LocalDate> findLastDay(String citation) {
        if (!byCitation.containsKey(citation)) {
            throw new NoSuchElementException("No Session " + citation + " is known.");
        }
        return Optional.ofNullable(lastDays.get(citation));
    }

    private Optional<LocalDate> lastDay(Session session) {
        if (session.endDate() != null) {
            return Optional.of(session.endDate());
        }
        return sessions.stream()
                .map(Session::startDate)
                .filter(start -> start.isAfter(session.startDate()))
                .findFirst()
                .map(start -> start.minusDays(1));
    }
}
