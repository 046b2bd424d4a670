package org.centrallobby.members.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.centrallobby.Parliament;
import org.centrallobby.TestClock;
import org.centrallobby.kit.imports.ImportRefused;
import org.centrallobby.kit.imports.Tally;
import org.centrallobby.members.House.Abstention;
import org.centrallobby.members.House.Origin;
import org.centrallobby.members.Member;
import org.centrallobby.members.Members;
import org.centrallobby.members.NonSigning;
import org.centrallobby.members.NonSigning.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator knows of Members who do not sign. */
class ReasonImportTest {
    private static final String HEADER = "mnis_id,reason,explanation,source,from_date,to_date";
    private static final String PPS = "1,PPS,Aide to the Minister for Mills.,https://mills.test/team,,";
    private static final String NEVER = "2,stated policy,Ben Hale signs no motions.,https://benhale.test/,2025-02-01,";

    private final Parliament parliament = Parliament.at("2026-01-12T12:00:00Z");
    private final Members members = parliament.get(Members.class);

    @BeforeEach
    void saveMembers() {
        members.saveMember(new Member(1, "Ada Thorne", "Meadow Party", false));
        members.saveMember(new Member(2, "Ben Hale", "Tide Party", false));
    }

    @AfterEach
    void close() {
        parliament.close();
    }

    @Test
    void a_reason_has_its_source_and_its_dates() throws ImportRefused {
        Tally tally = take(PPS, NEVER);

        assertThat(tally.toString()).isEqualTo("read 2, new 2, changed 0, unchanged 0, left out 0");
        NonSigning aide = members.findNonSigning(1, day("2026-01-12")).orElseThrow();
        assertThat(aide.reason()).isEqualTo(Reason.POST_HOLDER);
        assertThat(aide.source()).isEqualTo("https://mills.test/team");
        assertThat(aide.since()).isEqualTo(day("2026-01-12"));
        assertThat(aide.readAt()).isEqualTo(Instant.parse("2026-01-12T12:00:00Z"));
        assertThat(members.findNonSigning(1, day("2026-01-11"))).isEmpty();
        NonSigning policy = members.findNonSigning(2, day("2025-02-01")).orElseThrow();
        assertThat(policy.reason()).isEqualTo(Reason.STATED_POLICY);
        assertThat(members.findNonSigning(2, day("2025-01-31"))).isEmpty();
    }

    @Test
    void the_same_table_again_changes_nothing_but_when_it_was_read() throws ImportRefused {
        take(PPS, NEVER);
        on("2026-03-02");

        assertThat(take(PPS, NEVER).toString()).isEqualTo("read 2, new 0, changed 0, unchanged 2, left out 0");

        NonSigning aide = members.findNonSigning(1, day("2026-01-12")).orElseThrow();
        assertThat(aide.readAt()).isEqualTo(Instant.parse("2026-03-02T12:00:00Z"));
    }

    @Test
    void a_row_that_is_gone_ends_and_the_rows_of_others_stay() throws ImportRefused {
        take(PPS, NEVER);
        members.save(new Abstention(
                1,
                new NonSigning(Reason.POST_HOLDER, "By convention whips do not sign.", "Parliament"),
                day("2025-01-01"),
                null,
                Origin.PARLIAMENT));
        members.saveNonSigning(
                1, new NonSigning(Reason.SEAT_NOT_TAKEN, "A list said so.", "A list"), day("2025-01-01"), null);
        on("2026-03-02");

        Tally tally = take(NEVER);

        assertThat(tally.listRemarks())
                .containsExactly("1 reason is in the table no longer and ended as of yesterday.");
        assertThat(members.house().abstentions().get(1))
                .extracting(known -> known.origin() + " " + known.to())
                .containsExactly("PARLIAMENT null", "OPERATOR 2026-03-01", "LIST null");
        assertThat(members.findNonSigning(2, day("2026-03-02"))).isPresent();
    }

    @Test
    void a_reason_gets_its_last_day_and_keeps_the_days_before() throws ImportRefused {
        take(NEVER);
        on("2026-03-02");

        assertThat(take(NEVER + "2026-02-01").toString()).contains("changed 1");

        assertThat(members.findNonSigning(2, day("2026-02-01"))).isPresent();
        assertThat(members.findNonSigning(2, day("2026-02-02"))).isEmpty();
    }

    @Test
    void another_first_day_takes_the_place_of_the_one_before() throws ImportRefused {
        take(NEVER);

        take(NEVER.replace("2025-02-01", "2025-06-01"));

        assertThat(members.house().abstentions().get(2)).hasSize(1);
        assertThat(members.findNonSigning(2, day("2025-03-01"))).isEmpty();
        assertThat(members.findNonSigning(2, day("2025-06-01"))).isPresent();
    }

    @Test
    void a_row_without_a_source_or_with_a_reason_of_its_own_is_left_out_and_ends_nothing() throws ImportRefused {
        take(PPS, NEVER);

        Tally tally = take(
                "1,PPS,Aide to the Minister for Mills.,,,",
                "2,on holiday,Ben Hale signs no motions.,https://benhale.test/,,",
                "3,PPS,Nobody.,https://mills.test/team,,",
                "2,never signs,Ben Hale signs no motions.,https://benhale.test/,2026-02-01,2026-01-01");

        assertThat(tally.toString()).contains("left out 4");
        assertThat(tally.listLeftOut())
                .extracting(Tally.LeftOut::reason)
                .satisfiesExactly(
                        reason -> assertThat(reason).contains("no source"),
                        reason -> assertThat(reason).contains("on holiday"),
                        reason -> assertThat(reason).contains("id 3"),
                        reason -> assertThat(reason).contains("before it starts"));
        assertThat(members.findNonSigning(1, day("2026-01-12"))).isPresent();
        assertThat(members.findNonSigning(2, day("2026-01-12"))).isPresent();
    }

    private Tally take(String... rows) throws ImportRefused {
        return parliament.take(
                "reasons", parliament.file("reasons.csv", (HEADER + "\n" + String.join("\n", rows)).split("\n")));
    }

    private void on(String day) {
        parliament.get(TestClock.class).set(Instant.parse(day + "T12:00:00Z"));
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}
