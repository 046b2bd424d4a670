package org.centrallobby.calendar;

import static org.centrallobby.kit.time.SqlTime.sql;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import org.centrallobby.calendar.NonSitting.Kind;
import org.centrallobby.calendar.SittingRules.Day;
import org.centrallobby.calendar.SittingRules.Window;
import org.centrallobby.kit.database.Changes;
import org.centrallobby.kit.database.Changes.Topic;
import org.centrallobby.kit.database.Snapshot;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * When the Commons sit and when they are away, held in memory. Days are Westminster's. What we were not told is not
 * claimed: outside the calendar we hold every question is answered with an empty answer.
 */
@Component
public class Sittings {
    private final JdbcClient database;
    private final TransactionOperations transaction;
    private final InstantSource clock;
    private final Snapshot<SittingRules> rules;

    Sittings(JdbcClient database, TransactionOperations transaction, InstantSource clock, Changes changes) {
        this.database = database;
        this.transaction = transaction;
        this.clock = clock;
        this.rules = new Snapshot<>(this::read, changes, Topic.CALENDAR);
    }

    /** Whether we know that the House sits, or sat, on a day. False says little: see {@link #isKnown}. */
    public boolean isSittingDay(LocalDate day) {
        return rules.get().dayOf(day) == Day.SITTING;
    }

    /** Whether we know of a day that the House sits or that it does not. */
    public boolean isKnown(LocalDate day) {
        return rules.get().dayOf(day) != Day.UNKNOWN;
    }

    /** The time away that a day lies in: recess, prorogation or dissolution, with the weekends beside it. */
    public Optional<Break> findBreak(LocalDate day) {
        return rules.get().findBreak(day);
    }

    /** The next time away that begins after a day; empty if none has been announced. */
    public Optional<Break> findNextBreak(LocalDate day) {
        return rules.get().findNext(day);
    }

    /** When the House comes back; empty if it is not away on that day, as far as we know. */
    public Optional<LocalDate> findReturn(LocalDate day) {
        return findBreak(day).map(Break::returns);
    }

    /**
     * The dissolution that a day lies in, up to the day before the new House first meets. Those who were Members before
     * are none from its first day on; new ones are elected before it ends.
     */
    public Optional<NonSitting> findDissolution(LocalDate day) {
        return rules.get().periods().stream()
                .filter(period -> period.kind() == Kind.DISSOLUTION && period.covers(day))
                .findFirst();
    }

    /** The first sitting day from a day on, that day included; empty where the calendar we hold ends before. */
    public Optional<LocalDate> findSittingDayFrom(LocalDate day) {
        return rules.get().findSittingDayFrom(day);
    }

    /** Every time away we know of, the earliest first. */
    public List<Break> listBreaks() {
        return rules.get().breaks();
    }

    /** Every period as its source gave it, the earliest first. */
    public List<NonSitting> listNonSitting() {
        return rules.get().periods();
    }

    /** Sitting days that a source has listed; others follow from periods. */
    public NavigableSet<LocalDate> listSittingDays() {
        return rules.get().sittingDays();
    }

    /** When the record of times away last changed; empty while there is none. */
    public Optional<Instant> asOf() {
        return Optional.ofNullable(rules.get().asOf());
    }

    /** Takes periods out and puts others in, in one transaction. One in the place of another is in both lists. */
    public void replace(Collection<NonSitting> removed, Collection<NonSitting> added) {
        transaction.executeWithoutResult(status -> {
            removed.forEach(this::delete);
            added.forEach(this::store);
            rules.changed();
        });
    }

    /** Takes days out of the list of sitting days and puts others in, in one transaction. */
    public void replaceSittingDays(Collection<LocalDate> removed, Collection<LocalDate> added) {
        transaction.executeWithoutResult(status -> {
            removed.forEach(day -> database.sql("delete from sitting_day where day = ?")
                    .param(day)
                    .update());
            added.forEach(day -> database.sql("insert into sitting_day (day) values (?) on conflict do nothing")
                    .param(day)
                    .update());
            rules.changed();
        });
    }

    /** Notes that a source was asked for all of these days: weekdays it did not name are sitting days. */
    public void saveWindow(String source, LocalDate firstDay, LocalDate lastDay) {
        transaction.executeWithoutResult(status -> {
            database.sql("""
                            insert into calendar_window (source, first_day, last_day, read_at)
                            values (:source, :first, :last, :now)
                            on conflict (source) do update set first_day = excluded.first_day,
                                last_day = excluded.last_day, read_at = excluded.read_at
                            """)
                    .param("source", source)
                    .param("first", firstDay)
                    .param("last", lastDay)
                    .param("now", sql(clock.instant()))
                    .update();
            rules.changed();
        });
    }

    private void delete(NonSitting period) {
        database.sql("delete from non_sitting where kind = :kind and first_day = :first")
                .param("kind", period.kind().name())
                .param("first", period.firstDay())
                .update();
    }

    private void store(NonSitting period) {
        database.sql("""
                        insert into non_sitting (kind, name, first_day, last_day, source, read_at)
                        values (:kind, :name, :first, :last, :source, :now)
                        """)
                .param("kind", period.kind().name())
                .param("name", period.name())
                .param("first", period.firstDay())
                .param("last", period.lastDay())
                .param("source", period.source())
                .param("now", sql(clock.instant()))
                .update();
    }

    private SittingRules read() {
        return new SittingRules(
                database.sql("select kind, name, first_day, last_day, source from non_sitting")
                        .query(NonSitting.class)
                        .list(),
                database.sql("select day from sitting_day")
                        .query(LocalDate.class)
                        .list(),
                database.sql("select source, first_day, last_day from calendar_window")
                        .query(Window.class)
                        .list(),
                database.sql("select max(read_at) from non_sitting")
                        .query((row, number) ->
                                Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
                        .single()
                        .orElse(null));
    }
}
