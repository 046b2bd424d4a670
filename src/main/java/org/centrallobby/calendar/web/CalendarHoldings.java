package org.centrallobby.calendar.web;

import static org.centrallobby.kit.web.Words.words;

import java.util.List;
import org.centrallobby.calendar.Sessions;
import org.centrallobby.calendar.Sittings;
import org.centrallobby.kit.sync.Holding;
import org.centrallobby.kit.sync.Holdings;
import org.centrallobby.kit.web.Words;
import org.springframework.stereotype.Component;

/** The calendar, as the data page tells of it. */
@Component
class CalendarHoldings implements Holdings {
    private final Sittings sittings;
    private final Sessions sessions;

    CalendarHoldings(Sittings sittings, Sessions sessions) {
        this.sittings = sittings;
        this.sessions = sessions;
    }

    @Override
    public List<Holding> listHoldings() {
        return List.of(new Holding(
                4,
                words("data.calendar"),
                words(
                        "data.calendar-holding",
                        Words.number(sittings.listBreaks().size()),
                        Words.number(sessions.listSessions().size())),
                sittings.asOf().orElse(null),
                "calendar",
                words("data.parliament")));
    }
}
