package org.centrallobby.letters.answers;

import static org.centrallobby.kit.time.SqlTime.sql;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.centrallobby.kit.time.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who was asked whether there was an answer, and what came of it. */
@Component
class AnswerRows {
    /** Who said it. */
    enum Teller {
        WRITER,
        OFFICE
    }

    /**
     * What was said last.
     *
     * @param acceptedOn the day on which a server took the letter
     * @param outcome null while nobody said anything
     */
    record Told(
            LocalDate acceptedOn,
            @Nullable Outcome outcome,
            @Nullable Teller by) {}

    private record Line(int memberId, Reports reports) {}

    private final JdbcClient database;

    AnswerRows(JdbcClient database) {
        this.database = database;
    }

    /** Letters whose writer has not been asked yet. */
    List<Long> listToAsk(Instant acceptedAfter, Instant acceptedBefore, long after, int atMost) {
        return database.sql("""
                        select id from letter
                        where state = 'ACCEPTED' and accepted_at > :from and accepted_at <= :to and id > :after
                          and not exists (select from letter_question where letter_id = letter.id)
                        order by id limit :atMost
                        """)
                .param("from", sql(acceptedAfter))
                .param("to", sql(acceptedBefore))
                .param("after", after)
                .param("atMost", atMost)
                .query(Long.class)
                .list();
    }

    /** Letters whose writer was asked once, and has not said that all is well. */
    List<Long> listToAskAgain(Instant askedAfter, Instant askedBefore, long after, int atMost) {
        return database.sql("""
                        select letter_id from letter_question
                        join letter on letter.id = letter_id and letter.state = 'ACCEPTED'
                        where asked_at > :from and asked_at <= :to and asked_again_at is null and letter_id > :after
                          and (outcome is null or outcome in ('ACKNOWLEDGED', 'NOT_ANSWERED'))
                        order by letter_id limit :atMost
                        """)
                .param("from", sql(askedAfter))
                .param("to", sql(askedBefore))
                .param("after", after)
                .param("atMost", atMost)
                .query(Long.class)
                .list();
    }

    /** Notes the first question, in the letter's transaction; false if there was one. */
    boolean ask(long letterId, Instant now) {
        return begin(letterId)
                && database.sql(
                                        "update letter_question set asked_at = :now where letter_id = :letter and asked_at is null")
                                .param("letter", letterId)
                                .param("now", sql(now))
                                .update()
                        == 1;
    }

    /** Notes the second question; false if there was one, or it is not needed any more. */
    boolean askAgain(long letterId, Instant now) {
        return database.sql("""
                                update letter_question set asked_again_at = :now
                                where letter_id = :letter and asked_at is not null and asked_again_at is null
                                  and (outcome is null or outcome in ('ACKNOWLEDGED', 'NOT_ANSWERED'))
                                """)
                        .param("letter", letterId)
                        .param("now", sql(now))
                        .update()
                == 1;
    }

    /** Makes the row of a letter that a server took. */
    boolean begin(long letterId) {
        return database.sql("""
                                insert into letter_question (letter_id, member_id, accepted_on, counted)
                                select id, member_id, (accepted_at at time zone 'Europe/London')::date, kind <> 'CASEWORK'
                                from letter where id = :letter and accepted_at is not null
                                on conflict (letter_id) do nothing
                                """).param("letter", letterId).update() == 1;
    }

    Optional<Told> findTold(long letterId) {
        return database.sql("select accepted_on, outcome, told_by from letter_question where letter_id = :letter")
                .param("letter", letterId)
                .query((row, number) -> {
                    String outcome = row.getString("outcome");
                    String by = row.getString("told_by");
                    return new Told(
                            row.getObject("accepted_on", LocalDate.class),
                            outcome == null ? null : Outcome.valueOf(outcome),
                            by == null ? null : Teller.valueOf(by));
                })
                .optional();
    }

    /** All that is held of a letter's question, by the names of an export; empty if its writer was not asked. */
    Optional<Map<String, String>> findAll(long letterId) {
        return database.sql("""
                        select asked_at, asked_again_at, outcome, told_by, told_at from letter_question
                        where letter_id = :letter
                        """)
                .param("letter", letterId)
                .query((row, number) -> {
                    Map<String, String> all = new LinkedHashMap<>();
                    put(all, "askedAt", SqlTime.instantOrNull(row, "asked_at"));
                    put(all, "askedAgainAt", SqlTime.instantOrNull(row, "asked_again_at"));
                    put(all, "outcome", row.getString("outcome"));
                    put(all, "toldBy", row.getString("told_by"));
                    put(all, "toldAt", SqlTime.instantOrNull(row, "told_at"));
                    return all;
                })
                .optional();
    }

    private static void put(Map<String, String> all, String name, @Nullable Object value) {
        if (value != null) {
            all.put(name, value.toString());
        }
    }

    void tell(long letterId, Outcome outcome, Teller by, Instant at) {
        database.sql("""
                        update letter_question set outcome = :outcome, told_by = :by, told_at = :at
                        where letter_id = :letter
                        """)
                .param("letter", letterId)
                .param("outcome", outcome.name())
                .param("by", by.name())
                .param("at", sql(at))
                .update();
    }

    /** What was told of letters accepted in a period, by Member. */
    Map<Integer, Reports> count(Responsiveness.Period period) {
        return database
                .sql("""
                        select question.member_id,
                               count(*) filter (where outcome = 'ANSWERED') as answered,
                               count(*) filter (where outcome = 'ACKNOWLEDGED') as acknowledged,
                               count(*) filter (where outcome = 'NOT_ANSWERED') as unanswered
                        from letter_question question left join letter on letter.id = letter_id
                        where counted and outcome is not null and accepted_on between :from and :to
                          and (returned_at is null or returned_at < accepted_at)
                        group by question.member_id
                        """)
                .param("from", period.from(), java.sql.Types.DATE)
                .param("to", period.to(), java.sql.Types.DATE)
                .query((row, number) -> new Line(
                        row.getInt("member_id"),
                        new Reports(
                                period.from(),
                                period.to(),
                                row.getLong("answered"),
                                row.getLong("acknowledged"),
                                row.getLong("unanswered"))))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Line::memberId, Line::reports));
    }
}
