package org.centrallobby.calendar.sync;

import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.centrallobby.calendar.NonSitting;
import org.centrallobby.calendar.Session;
import org.centrallobby.calendar.Sessions;
import org.centrallobby.calendar.Sittings;
import org.centrallobby.kit.Settings;
import org.centrallobby.kit.http.Answer;
import org.centrallobby.kit.http.FetchFailed;
import org.centrallobby.kit.http.Fetcher;
import org.centrallobby.kit.sync.Reading;
import org.centrallobby.kit.sync.Source;
import org.centrallobby.kit.sync.SyncRefused;
import org.centrallobby.kit.time.LondonTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

/** Reads Parliament's calendar, a year behind and two ahead, and applies it in one transaction or not at all. */
@Component
public class WhatsOn implements Source {
    static final String NAME = "calendar";

    /** Earlier than What's On goes back. */
    private static final LocalDate BEGINNING = LocalDate.of(2005, 1, 1);

    private final Fetcher fetcher;
    private final Settings settings;
    private final Sittings sittings;
    private final Sessions sessions;
    private final TransactionOperations transaction;
    private final InstantSource clock;

    WhatsOn(
            Fetcher fetcher,
            Settings settings,
            Sittings sittings,
            Sessions sessions,
            TransactionOperations transaction,
            InstantSource clock) {
        this.fetcher = fetcher;
        this.settings = settings;
        this.sittings = sittings;
        this.sessions = sessions;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Before Members: that the House is dissolved explains why it is empty. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public void read(Reading reading) throws SyncRefused, FetchFailed {
        LocalDate today = LondonTime.today(clock);
        LocalDate first = reading.allHistory() ? BEGINNING : today.minusYears(1);
        LocalDate last = today.plusYears(2);
        List<NonSitting> told = readPeriods(first, last, reading);
        NonSittingMerge periods = new NonSittingMerge(sittings.listNonSitting(), told, today, last, reading);
        SessionMerge merged = new SessionMerge(
                sessions.listSessions(),
                readSessions(today, reading),
                Stream.concat(told.stream(), sittings.listNonSitting().stream()).toList(),
                reading);
        transaction.executeWithoutResult(status -> {
            if (!periods.removed().isEmpty() || !periods.added().isEmpty()) {
                sittings.replace(periods.removed(), periods.added());
            }
            sittings.saveWindow(NonSittingShape.SOURCE, first, last);
            merged.changed().forEach(sessions::save);
        });
        reading.count("periods without sittings", told.size());
        reading.count("sessions", sessions.listSessions().size());
    }

    private List<NonSitting> readPeriods(LocalDate first, LocalDate last, Reading reading)
            throws SyncRefused, FetchFailed {
        NonSittingShape shape = new NonSittingShape(reading::remark);
        for (LocalDate from = first; from.isBefore(last); from = from.plusYears(1)) {
            LocalDate to = from.plusYears(1).isBefore(last) ? from.plusYears(1) : last;
            Answer answer = fetcher.get(address(
                    "/calendar/events/nonsitting.json?startDate=" + from + "&endDate=" + to + "&house=Commons"));
            if (!(answer instanceof Answer.Body(JsonNode rows, var validator)) || !rows.isArray()) {
                throw new SyncRefused(
                        "What’s On answered with no list of non-sitting days.",
                        "Look whether LOBBY_WHATSON_API points at the right place; it is tried again tonight.");
            }
            shape.take(rows);
            reading.progress("years of the calendar", from.getYear() - first.getYear() + 1L, 0);
        }
        return shape.periods();
    }

    /** The whole list; the Session of today alone where the list lacks it. */
    private List<Session> readSessions(LocalDate today, Reading reading) throws FetchFailed {
        List<Session> told = new ArrayList<>();
        if (fetcher.get(address("/calendar/sessions/list.json")) instanceof Answer.Body(JsonNode list, var validator)) {
            told.addAll(SessionShape.read(list, today));
        }
        if (told.stream().noneMatch(session -> session.endDate() == null)
                && fetcher.get(address("/calendar/sessions/fordate.json/" + today))
                        instanceof Answer.Body(JsonNode one, var validator)) {
            SessionShape.read(one, today).stream()
                    .filter(session ->
                            told.stream().noneMatch(other -> other.startDate().equals(session.startDate())))
                    .forEach(told::add);
        }
        if (told.isEmpty()) {
            reading.remark("What’s On gave no Session that could be read; those that are known stay.");
        }
        told.sort(Comparator.comparing(Session::startDate));
        return told;
    }

    private URI address(String path) {
        return URI.create(settings.parliament().whatsOn() + path);
    }
}
