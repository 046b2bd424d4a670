package org.centrallobby.members.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.centrallobby.Parliament;
import org.centrallobby.kit.imports.ImportRefused;
import org.centrallobby.kit.imports.Tally;
import org.centrallobby.members.Contact;
import org.centrallobby.members.Demonstration;
import org.centrallobby.members.Member;
import org.centrallobby.members.Members;
import org.centrallobby.members.Membership;
import org.centrallobby.members.NonSigning;
import org.centrallobby.members.NonSigning.Reason;
import org.centrallobby.places.Constituencies;
import org.centrallobby.places.Constituency;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MemberImportTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");
    private static final String HEADER =
            "mnis_id,name,party,pcon24cd,mnis_constituency_id,membership_start,to_date,email";
    private static final int NORTH = 10;
    private static final int SOUTH = 20;
    private static final int GONE = 30;

    private final Parliament parliament = Parliament.at("2026-11-23T12:00:00Z");
    private final Members members = parliament.get(Members.class);

    @BeforeEach
    void drawSeats() {
        save(new Constituency(NORTH, "E1", "North", null, "", "", "2024", day("2024-05-31"), null, false));
        save(new Constituency(SOUTH, "E2", "South", null, "", "", "2024", day("2024-05-31"), null, false));
        save(new Constituency(
                GONE, "E1", "Old North", null, "", "", "2010", day("2010-04-13"), day("2024-05-30"), false));
    }

    @AfterEach
    void close() {
        parliament.close();
    }

    @Test
    void a_member_gets_seat_party_and_address() throws ImportRefused {
        assertThat(today("1,Ada Thorne,Labour,E1,,2024-07-04,,ada@commons.test").toString())
                .isEqualTo("read 1, new 1, changed 0, unchanged 0, left out 0");

        Membership sitting = members.findSitting(NORTH, TODAY).orElseThrow();
        assertThat(sitting.member()).isEqualTo(new Member(1, "Ada Thorne", "Labour", false));
        assertThat(sitting.from()).isEqualTo(day("2024-07-04"));
        assertThat(members.findContact(1)).map(Contact::email).contains("ada@commons.test");
        assertThat(members.findContact(1).orElseThrow().source()).contains("members.csv");
    }

    @Test
    void a_membership_never_begins_before_its_seat_or_ends_after_it() throws ImportRefused {
        today("1,Ada Thorne,Labour,,30,2005-05-05,2026-01-01,", "2,Ben Hale,Labour,,10,1997-05-01,,");

        assertThat(members.findSitting(GONE, day("2010-04-12"))).isEmpty();
        assertThat(members.findSitting(GONE, day("2010-04-13"))).isPresent();
        assertThat(members.findSitting(GONE, day("2024-05-30"))).isPresent();
        assertThat(members.findSitting(GONE, day("2024-05-31"))).isEmpty();
        assertThat(members.findSitting(NORTH, day("2024-05-31"))).isPresent();
    }

    @Test
    void parliaments_id_of_the_seat_goes_before_its_code() throws ImportRefused {
        today("1,Ada Thorne,Labour,E1,20,2024-07-04,,");

        assertThat(members.findSitting(SOUTH, TODAY)).isPresent();
        assertThat(members.findSitting(NORTH, TODAY)).isEmpty();
    }

    @Test
    void a_row_with_a_fault_is_left_out_with_its_line_and_reason() throws ImportRefused {
        Tally tally = today(
                "1,Ada Thorne,Labour,E1,,2024-07-04,,",
                ",Nobody,Labour,E2,,2024-07-04,,",
                "2,Ben Hale,Labour,E9,,2024-07-04,,",
                "3,Cy Moor,Labour,,99,2024-07-04,,",
                "4,Di Reed,Labour,E2,,4 July 2024,,",
                "5,Ed Shaw,Labour,E1,,2026-06-18,,",
                "6,Fay Wood,Labour,E2,,2024-07-04,,not an address",
                "7,Gus York,Labour,,30,2010-05-06,,",
                "8,Hal Zane,Labour,E2,,2024-07-04,2024-07-03,");

        assertThat(tally.toString()).isEqualTo("read 9, new 1, changed 0, unchanged 0, left out 8");
        assertThat(tally.listLeftOut())
                .extracting(left -> left.line() + " " + left.reason())
                .satisfiesExactly(
                        left -> assertThat(left).startsWith("3 ").contains("mnis_id"),
                        left -> assertThat(left).startsWith("4 ").contains("code E9"),
                        left -> assertThat(left).startsWith("5 ").contains("id 99"),
                        left -> assertThat(left).startsWith("6 ").contains("no date"),
                        left -> assertThat(left).startsWith("7 ").contains("same day"),
                        left -> assertThat(left).startsWith("8 ").contains("e-mail"),
                        left -> assertThat(left).startsWith("9 ").contains("--as-of"),
                        left -> assertThat(left).startsWith("10 ").contains("before it starts"));
    }

    @Test
    void a_successor_ends_the_membership_and_who_is_not_listed_is_remarked_on() throws ImportRefused {
        today("1,Ada Thorne,Labour,E1,,2024-07-04,,", "2,Ben Hale,Labour,E2,,2024-07-04,,");

        Tally tally = today("3,Cy Moor,Labour,E1,,2026-06-18,,");

        assertThat(tally.toString()).isEqualTo("read 1, new 1, changed 0, unchanged 0, left out 0");
        assertThat(members.findSitting(NORTH, day("2026-06-17"))
                        .orElseThrow()
                        .member()
                        .mnisId())
                .isEqualTo(1);
        assertThat(members.findSitting(NORTH, day("2026-06-18"))
                        .orElseThrow()
                        .member()
                        .mnisId())
                .isEqualTo(3);
        assertThat(tally.listRemarks()).singleElement().asString().contains("Ben Hale (South)");
    }

    @Test
    void a_list_of_a_day_tells_of_that_day_only() throws ImportRefused {
        Tally tally = parliament.takeTwice(
                "members",
                parliament.file(
                        "2008.csv",
                        "mnis_id,first_name,last_name,party,ons_code,from_date,to_date,email",
                        "1,Ada,Thorne,LDem,E1,2010-05-06,,ada@commons.test"),
                "2012-12-16");

        assertThat(tally.toString()).isEqualTo("read 1, new 1, changed 0, unchanged 0, left out 0");
        Membership that = members.findSitting(GONE, day("2012-12-16")).orElseThrow();
        assertThat(that.snapshot()).isTrue();
        assertThat(that.party()).isEqualTo("Liberal Democrat");
        assertThat(members.findSitting(GONE, day("2012-12-15"))).isEmpty();
        assertThat(members.findSitting(GONE, day("2012-12-17"))).isEmpty();
        assertThat(members.findContact(1)).isEmpty();
        assertThat(members.asOf()).isEmpty();
    }

    @Test
    void a_list_of_a_day_leaves_name_party_and_address_of_today_alone() throws ImportRefused {
        today("1,Dame Ada Thorne,Independent,E1,,2024-07-04,,ada@commons.test");

        day("2012-12-16", "1,Ada Thorne,Lab,E1,,,,other@commons.test", "2,Ben Hale,Ind Lab,E2,,,,");

        assertThat(members.findMember(1)).contains(new Member(1, "Dame Ada Thorne", "Independent", false));
        assertThat(members.findContact(1)).map(Contact::email).contains("ada@commons.test");
        assertThat(members.findSitting(GONE, day("2012-12-16")).orElseThrow().party())
                .isEqualTo("Labour");
    }

    @Test
    void a_seat_that_did_not_stand_on_the_day_is_left_out() throws ImportRefused {
        Tally tally = day("2012-12-16", "1,Ada Thorne,Lab,,20,,,", "2,Ben Hale,Lab,,30,2013-01-01,,");

        assertThat(tally.listLeftOut())
                .hasSize(2)
                .allSatisfy(left -> assertThat(left.reason()).contains("16 December 2012"));
    }

    @Test
    void the_speaker_does_not_sign_from_the_day_of_the_list_until_a_list_names_another() throws ImportRefused {
        today("1,Ada Thorne,Speaker,E1,,2024-07-04,,");

        NonSigning speaker = members.findNonSigning(1, TODAY).orElseThrow();
        assertThat(speaker.reason()).isEqualTo(Reason.POST_HOLDER);
        assertThat(speaker.source()).contains("Convention");
        assertThat(members.findNonSigning(1, TODAY.minusDays(1))).isEmpty();

        today("1,Ada Thorne,Labour,E1,,2024-07-04,,");

        assertThat(members.findNonSigning(1, TODAY)).isEmpty();
    }

    @Test
    void a_member_of_sinn_fein_does_not_sign_for_the_whole_membership() throws ImportRefused {
        today("1,Ada Thorne,Sinn Féin,E1,,2024-07-04,,");

        assertThat(members.findNonSigning(1, day("2024-07-04")))
                .map(NonSigning::reason)
                .contains(Reason.SEAT_NOT_TAKEN);
        assertThat(members.findNonSigning(1, day("2024-07-03"))).isEmpty();
    }

    @Test
    void deputies_of_an_older_list_did_not_sign_on_that_day() throws ImportRefused {
        day("2012-12-16", "1,Ada Thorne,DCWM,E1,,,,");

        assertThat(members.findSitting(GONE, day("2012-12-16")).orElseThrow().party())
                .isEqualTo("Deputy Speaker");
        assertThat(members.findNonSigning(1, day("2012-12-16"))).isPresent();
        assertThat(members.findNonSigning(1, day("2012-12-17"))).isEmpty();
    }

    @Test
    void an_address_that_is_taken_away_is_gone_and_a_list_without_that_column_says_nothing() throws ImportRefused {
        today("1,Ada Thorne,Labour,E1,,2024-07-04,,ada@commons.test");
        take(null, "mnis_id,name,party,pcon24cd,membership_start", "1,Ada Thorne,Labour,E1,2024-07-04");
        assertThat(members.findContact(1)).map(Contact::email).contains("ada@commons.test");

        assertThat(today("1,Ada Thorne,Labour,E1,,2024-07-04,,").toString()).contains("changed 1");
        assertThat(members.findContact(1)).isPresent().map(Contact::email).isEmpty();
    }

    @Test
    void without_any_seat_the_list_is_refused() {
        try (Parliament empty = Parliament.at("2026-11-23T12:00:00Z")) {
            Path file = empty.file("members.csv", HEADER, "1,Ada Thorne,Labour,E1,,2024-07-04,,");
            assertThatThrownBy(() -> empty.take("members", file))
                    .isInstanceOf(ImportRefused.class)
                    .hasMessageContaining("import constituencies first");
        }
    }

    @Test
    void the_demonstration_makes_way_or_the_list_is_refused() throws ImportRefused {
        Zedland zedland = new Zedland();
        try (Parliament demonstrated = Parliament.at("2026-11-23T12:00:00Z", zedland)) {
            Constituency north =
                    new Constituency(NORTH, "E1", "North", null, "", "", "2024", day("2024-05-31"), null, false);
            demonstrated.get(Constituencies.class).save(north);
            Members theirs = demonstrated.get(Members.class);
            Member fictional = new Member(900_001, "Zed Zeal", "Labour", true);
            theirs.saveMember(fictional);
            zedland.members = theirs;
            Path file = demonstrated.file("members.csv", HEADER, "1,Ada Thorne,Labour,E1,,2024-07-04,,");

            zedland.hindrance = Optional.of("Letters of the demonstration are under way.");
            assertThatThrownBy(() -> demonstrated.take("members", file))
                    .isInstanceOf(ImportRefused.class)
                    .hasMessage("Letters of the demonstration are under way.");
            assertThat(theirs.findMember(1)).isEmpty();
            assertThat(theirs.findMember(900_001)).isPresent();

            zedland.hindrance = Optional.empty();
            demonstrated.take("members", file);
            assertThat(theirs.findMember(1)).isPresent();
            assertThat(theirs.findMember(900_001)).isEmpty();
        }
    }

    private static final class Zedland implements Demonstration {
        private Optional<String> hindrance = Optional.empty();
        private Members members;

        @SuppressWarnings("NullAway.Init") // Given once the Members are there.
        Zedland() {}

        @Override
        public Optional<String> hindrance() {
            return hindrance;
        }

        @Override
        public void remove() {
            members.removeDemonstration();
        }
    }

    private Tally today(String... rows) throws ImportRefused {
        return take(null, rows(rows));
    }

    private Tally day(String day, String... rows) throws ImportRefused {
        return take(day, rows(rows));
    }

    private Tally take(@Nullable String asOf, String... lines) throws ImportRefused {
        return parliament.take("members", parliament.file("members.csv", lines), asOf);
    }

    private static String[] rows(String... rows) {
        return (HEADER + "\n" + String.join("\n", rows)).split("\n");
    }

    private void save(Constituency seat) {
        parliament.get(Constituencies.class).save(seat);
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}
