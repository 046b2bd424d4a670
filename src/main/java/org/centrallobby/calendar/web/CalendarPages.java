package org.centrallobby.calendar.web;

import static org.centrallobby.kit.web.Words.words;

import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.centrallobby.calendar.Break;
import org.centrallobby.calendar.HouseNote;
import org.centrallobby.calendar.HouseNotes;
import org.centrallobby.calendar.Session;
import org.centrallobby.calendar.Sessions;
import org.centrallobby.calendar.Sittings;
import org.centrallobby.kit.Settings;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.kit.web.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;

/** When the House sits: a page, and a feed for calendar programs. */
@Controller
public class CalendarPages {
    /**
     * What the page shows.
     *
     * @param note what matters today; null where the House sits with no end near, or nothing is known
     * @param sitting whether we know that the House sits today
     * @param ahead times away that are not over
     * @param past those of the last year, the newest first
     * @param session of today; null between two, and where none is known
     */
    public record View(
            @Nullable HouseNote note,
            boolean sitting,
            List<Break> ahead,
            List<Break> past,
            @Nullable Session session) {
        /** Whether anything is known. */
        public boolean known() {
            return !ahead.isEmpty() || !past.isEmpty();
        }
    }

    private static final MediaType ICALENDAR = MediaType.parseMediaType("text/calendar;charset=UTF-8");
    private final Pages pages;
    private final Sittings sittings;
    private final Sessions sessions;
    private final HouseNotes notes;
    private final Settings settings;
    private final InstantSource clock;

    CalendarPages(
            Pages pages,
            Sittings sittings,
            Sessions sessions,
            HouseNotes notes,
            Settings settings,
            InstantSource clock) {
        this.pages = pages;
        this.sittings = sittings;
        this.sessions = sessions;
        this.notes = notes;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping("/calendar")
    ResponseEntity<byte[]> calendar() {
        LocalDate today = LondonTime.today(clock);
        List<Break> recent = listRecent(today);
        return pages.show(
                "calendar/calendar.jte",
                new View(
                        notes.findToday().orElse(null),
                        sittings.isSittingDay(today),
                        recent.stream()
                                .filter(away -> away.returns().isAfter(today))
                                .toList(),
                        recent.reversed().stream()
                                .filter(away -> !away.returns().isAfter(today))
                                .toList(),
                        sessions.findFor(today).orElse(null)));
    }

    @GetMapping("/calendar.ics")
    ResponseEntity<byte[]> feed() {
        List<Break> recent = listRecent(LondonTime.today(clock));
        // An iCalendar object without a single event is none.
        byte[] body = sittings.asOf()
                .filter(asOf -> !recent.isEmpty())
                .map(asOf -> ICalendar.write(words("calendar.feed"), asOf, events(recent)))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok()
                .contentType(ICALENDAR)
                .header("Cache-Control", "public, max-age=3600")
                .header("Content-Disposition", "inline; filename=\"commons.ics\"")
                .body(body);
    }

    private List<Break> listRecent(LocalDate today) {
        return sittings.listBreaks().stream()
                .filter(away -> away.returns().isAfter(today.minusYears(1)))
                .toList();
    }

    /** Each time away, and the sittings between two of them where both ends are known. */
    private List<ICalendar.Event> events(List<Break> breaks) {
        String host = URI.create(settings.baseUrl()).getHost();
        List<ICalendar.Event> events = new ArrayList<>();
        @Nullable Break before = null;
        for (Break away : breaks) {
            LocalDate rises = away.rises();
            if (before != null && rises != null && !rises.isBefore(before.returns())) {
                events.add(new ICalendar.Event(
                        "sitting-" + before.returns() + "@" + host, words("calendar.sits"), before.returns(), rises));
            }
            events.add(new ICalendar.Event(
                    "away-" + away.firstDay() + "@" + host,
                    name(away),
                    away.firstDay(),
                    away.returns().minusDays(1)));
            before = away;
        }
        return events;
    }

    /** "Christmas recess"; "Prorogation, general election". */
    public static String name(Break away) {
        return away.periods().stream()
                .map(period -> {
                    String name = period.name();
                    return name == null ? words("calendar.kind." + period.kind()) : name;
                })
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
