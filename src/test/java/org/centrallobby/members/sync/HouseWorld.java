package org.centrallobby.members.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.centrallobby.Parliament;
import org.centrallobby.TestClock;
import org.centrallobby.calendar.NonSitting;
import org.centrallobby.calendar.Sittings;
import org.centrallobby.kit.sync.Outcome;
import org.centrallobby.kit.sync.Reading;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.members.Members;
import org.centrallobby.members.Membership;
import org.centrallobby.recorded.RecordedMembers;
import org.centrallobby.recorded.RecordedParliament;

/** A recorded House of sixty invented seats, and our record of it. */
final class HouseWorld implements AutoCloseable {
    static final int SEATS = 60;
    static final int FIRST_SEAT = 5001;
    static final int FIRST_MEMBER = 101;
    static final LocalDate ELECTED = day("2024-07-04");
    static final LocalDate DRAWN = day("2024-05-31");

    final RecordedParliament api = RecordedParliament.start();
    final RecordedMembers recorded = RecordedMembers.on(api);
    final Parliament parliament;
    final Members members;

    HouseWorld(String now) {
        for (int i = 0; i < SEATS; i++) {
            recorded.seat(FIRST_SEAT + i, "Seat %02d".formatted(i + 1), DRAWN, null);
            recorded.member(FIRST_MEMBER + i, "Member %02d".formatted(i + 1), "Meadow Party", FIRST_SEAT + i, ELECTED)
                    .email("member%d@commons.test".formatted(i + 1));
        }
        parliament = Parliament.at(now, api);
        members = parliament.get(Members.class);
    }

    /** Reads it and expects that all went well. */
    Reading read() {
        return read(Reading.Options.USUAL);
    }

    Reading read(Reading.Options options) {
        Outcome outcome = parliament.read("members", options);
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).reading();
    }

    /** Reads it and expects trouble. */
    Outcome.Failed fail() {
        Outcome outcome = parliament.read("members");
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return (Outcome.Failed) outcome;
    }

    /** Noon of a day. */
    void on(String day) {
        parliament.get(TestClock.class).set(Instant.parse(day + "T12:00:00Z"));
    }

    void dissolve(String firstDay, String lastDay) {
        parliament
                .get(Sittings.class)
                .replace(
                        List.of(),
                        List.of(new NonSitting(
                                NonSitting.Kind.DISSOLUTION, null, day(firstDay), day(lastDay), "test")));
    }

    LocalDate today() {
        return LondonTime.today(parliament.get(TestClock.class));
    }

    Optional<Membership> sitting(int seat, String on) {
        return members.findSitting(seat, day(on));
    }

    Optional<String> name(int seat, String on) {
        return sitting(seat, on).map(held -> held.member().name());
    }

    /** Every row about the House, to see that nothing changed. */
    List<String> rows() {
        return List.of("constituency", "member", "membership", "contact", "non_signing", "member_answer").stream()
                .flatMap(table -> parliament
                        .database()
                        .jdbc()
                        .sql("select t::text from " + table + " t order by 1")
                        .query(String.class)
                        .list()
                        .stream()
                        .map(row -> table + row))
                .toList();
    }

    static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    @Override
    public void close() {
        parliament.close();
        api.close();
    }
}
