package org.centrallobby.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Sessions in their order, and which of them a day belongs to.
 *
 * @param sessions by their first day
 */
record Calendar(List<Session> sessions) {
    Calendar {
        sessions = List.copyOf(sessions);
    }

    Optional<Session> findByCitation(String citation) {
        return sessions.stream()
                .filter(session -> session.citation().equals(citation))
                .findFirst();
    }

    Optional<Session> findFor(LocalDate day) {
        return sessions.stream()
                .filter(session -> !session.startDate().isAfter(day) && !isOver(session, day))
                .findFirst();
    }

    boolean isOver(String citation, LocalDate today) {
        return isOver(get(citation), today);
    }

    Optional<LocalDate> findLastDay(String citation) {
        return lastDay(get(citation));
    }

    private Session get(String citation) {
        return findByCitation(citation)
                .orElseThrow(() -> new NoSuchElementException("No Session " + citation + " is known."));
    }

    private boolean isOver(Session session, LocalDate today) {
        return lastDay(session).filter(today::isAfter).isPresent();
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
