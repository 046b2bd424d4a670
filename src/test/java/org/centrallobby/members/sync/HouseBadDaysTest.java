package org.centrallobby.members.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.centrallobby.members.sync.HouseWorld.ELECTED;
import static org.centrallobby.members.sync.HouseWorld.FIRST_MEMBER;
import static org.centrallobby.members.sync.HouseWorld.FIRST_SEAT;
import static org.centrallobby.members.sync.HouseWorld.SEATS;
import static org.centrallobby.members.sync.HouseWorld.day;

import java.util.List;
import java.util.Optional;
import org.centrallobby.Parliament;
import org.centrallobby.kit.sync.Outcome;
import org.centrallobby.kit.sync.Reading;
import org.centrallobby.members.Demonstration;
import org.centrallobby.members.Member;
import org.centrallobby.members.Members;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a bad day nothing is half applied and the last good House is served. */
class HouseBadDaysTest {
    private static final Reading.Options ACCEPT = new Reading.Options(false, true);

    private final HouseWorld world = new HouseWorld("2026-01-12T09:00:00Z");
    private List<String> before = List.of();

    @BeforeEach
    void readOnce() {
        world.read();
        before = world.rows();
        world.on("2026-01-13");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void half_the_house_missing_is_refused_with_the_next_step() {
        world.recorded.omitHalf();
        world.recorded.member(FIRST_MEMBER).changeParty("Independent", day("2026-01-13"));

        Outcome.Failed failed = world.fail();

        assertThat(failed.trouble()).contains("Of 60 sitting Members 30 are missing");
        assertThat(failed.nextStep()).contains("bin/lobby sync members --accept-shrink");
        assertThat(world.rows()).isEqualTo(before);
    }

    @Test
    void an_empty_list_is_refused() {
        world.recorded.omit(world.recorded.listSitting());

        assertThat(world.fail().trouble()).contains("no Member at all");
        assertThat(world.rows()).isEqualTo(before);
    }

    @Test
    void even_where_an_operator_accepts_the_shrink_nobody_goes_whom_parliament_calls_active() {
        world.recorded.omitHalf();
        world.recorded.member(FIRST_MEMBER + 1).inactive();

        Reading reading = world.read(ACCEPT);

        assertThat(world.members.listSitting(day("2026-01-13"))).hasSize(SEATS - 1);
        assertThat(world.name(FIRST_SEAT + 1, "2026-01-12")).contains("Member 02");
        assertThat(world.name(FIRST_SEAT + 1, "2026-01-13")).isEmpty();
        assertThat(reading.remarks()).hasSize(30);
    }

    @Test
    void one_member_missing_without_a_last_day_stays_and_is_remarked_on() {
        world.recorded.omit(List.of(FIRST_MEMBER));

        Reading reading = world.read();

        assertThat(world.rows()).isEqualTo(before);
        assertThat(reading.remarks())
                .singleElement()
                .asString()
                .contains("Member 01 (Seat 01)")
                .contains("stays");
    }

    @Test
    void one_member_missing_and_inactive_but_without_a_last_day_stays() {
        world.recorded.member(FIRST_MEMBER).inactive();

        Reading reading = world.read();

        assertThat(world.rows()).isEqualTo(before);
        assertThat(reading.remarks()).hasSize(1);
    }

    @Test
    void who_leaves_on_a_day_to_come_stays_until_then() {
        world.recorded.resign(FIRST_MEMBER, day("2026-02-01"));

        assertThat(world.read().remarks()).singleElement().asString().contains("1 February 2026");
        assertThat(world.name(FIRST_SEAT, "2026-01-13")).contains("Member 01");

        world.on("2026-02-02");
        world.read();
        assertThat(world.name(FIRST_SEAT, "2026-02-01")).contains("Member 01");
        assertThat(world.name(FIRST_SEAT, "2026-02-02")).isEmpty();
    }

    @Test
    void a_failure_in_the_middle_of_paging_changes_nothing() {
        world.recorded.resign(FIRST_MEMBER, day("2026-01-10"));
        world.api.failNext("/api/Members/Search?House=1&IsCurrentMember=true&skip=40", 500, 100);

        assertThat(world.fail().trouble()).contains("/api/Members/Search");
        assertThat(world.rows()).isEqualTo(before);

        world.api.behave();
        world.read();
        assertThat(world.name(FIRST_SEAT, "2026-01-13")).isEmpty();
    }

    @Test
    void a_failure_that_passes_is_not_noticed() {
        world.api.failNext("skip=40", 503, 2);

        world.read();
        assertThat(world.rows()).isEqualTo(before);
    }

    @Test
    void a_page_served_twice_is_refused() {
        world.recorded.duplicatePages(true);

        assertThat(world.fail().trouble()).contains("does not hold together", "twice");
        assertThat(world.rows()).isEqualTo(before);
    }

    @Test
    void a_list_that_gives_fewer_than_it_counts_is_refused() {
        world.recorded.loseEntry(true);

        assertThat(world.fail().trouble()).contains("of 60 entries it gave 59");
        assertThat(world.rows()).isEqualTo(before);
    }

    @Test
    void a_total_that_changes_once_is_read_again_and_one_that_goes_on_changing_is_refused() {
        world.recorded.growTotal(2);
        world.read();
        assertThat(world.rows()).isEqualTo(before);

        world.recorded.growTotal(1000);
        assertThat(world.fail().trouble()).contains("60 entries, and 61 a page later");
        assertThat(world.rows()).isEqualTo(before);
    }

    @Test
    void a_member_without_a_membership_stays_where_they_were() {
        world.recorded.member(FIRST_MEMBER).withoutMembership(true).changeParty("Independent", day("2026-01-13"));

        Reading reading = world.read();

        assertThat(world.name(FIRST_SEAT, "2026-01-13")).contains("Member 01");
        assertThat(reading.remarks()).singleElement().asString().contains("without a seat");
    }

    @Test
    void a_seat_that_parliament_does_not_know_itself_seats_nobody() {
        world.recorded.elect(901, "Nora Newly", "Tide Party", 7777, day("2026-01-08"));

        Reading reading = world.read();

        assertThat(world.members.findSeatOf(901, day("2026-01-13"))).isEmpty();
        assertThat(world.members.findMember(901)).isPresent();
        assertThat(reading.remarks())
                .singleElement()
                .asString()
                .contains("Nora Newly (901)")
                .contains("7777");
    }

    @Test
    void a_seat_missing_from_the_list_of_seats_is_asked_for() {
        world.recorded.seat(6001, "Forgotten", null, null);
        world.recorded.elect(901, "Nora Newly", "Tide Party", 6001, day("2026-01-08"));
        assertThat(world.read().remarks()).anyMatch(remark -> remark.contains("6001"));

        world.recorded.seat(6001, "Forgotten", day("2025-12-01"), null);
        world.read();
        assertThat(world.name(6001, "2026-01-13")).contains("Nora Newly");
    }

    @Test
    void two_members_in_one_seat_for_a_day_are_told_apart_by_who_came_later() {
        world.recorded.elect(901, "Nora Newly", "Tide Party", FIRST_SEAT, day("2026-01-13"));

        Reading reading = world.read();

        assertThat(reading.remarks()).singleElement().asString().contains("for one seat");
        assertThat(world.name(FIRST_SEAT, "2026-01-12")).contains("Member 01");
        assertThat(world.name(FIRST_SEAT, "2026-01-13")).contains("Nora Newly");

        world.on("2026-01-14");
        world.recorded.resign(FIRST_MEMBER, day("2026-01-13"));
        world.read();
        assertThat(world.name(FIRST_SEAT, "2026-01-12")).contains("Member 01");
        assertThat(world.name(FIRST_SEAT, "2026-01-14")).contains("Nora Newly");
    }

    @Test
    void a_body_cut_off_is_asked_for_again_and_then_given_up() {
        world.recorded.member(FIRST_MEMBER).email("new@commons.test");
        world.api.truncateNext("/api/Members/101/Contact", 100);

        assertThat(world.fail().trouble()).contains("/api/Members/101/Contact");
        assertThat(world.rows()).isEqualTo(before);

        world.api.behave();
        world.api.truncateNext("/api/Members/101/Contact", 1);
        world.read();
        assertThat(world.members.findContact(FIRST_MEMBER).orElseThrow().email())
                .isEqualTo("new@commons.test");
    }

    @Test
    void a_membership_that_begins_in_the_future_is_not_counted_before_its_day() {
        world.recorded.resign(FIRST_MEMBER, day("2026-01-05"));
        world.recorded.elect(901, "Nora Newly", "Tide Party", FIRST_SEAT, day("2026-01-20"));

        Reading reading = world.read();

        assertThat(reading.remarks()).singleElement().asString().contains("20 January 2026");
        assertThat(world.name(FIRST_SEAT, "2026-01-13")).isEmpty();
        assertThat(world.name(FIRST_SEAT, "2026-01-21")).isEmpty();

        world.on("2026-01-20");
        world.read();
        assertThat(world.name(FIRST_SEAT, "2026-01-20")).contains("Nora Newly");
    }

    @Test
    void a_post_that_begins_in_the_future_keeps_nobody_from_signing_today() {
        world.recorded.member(FIRST_MEMBER).appoint("Minister of State (Mills)", day("2026-06-01"));

        world.read();

        assertThat(world.members.findNonSigning(FIRST_MEMBER, day("2026-01-13")))
                .isEmpty();
    }

    @Test
    void a_last_day_before_the_membership_began_ends_nothing() {
        world.recorded.member(FIRST_MEMBER).leave(ELECTED.minusDays(40));

        Reading reading = world.read();

        assertThat(world.name(FIRST_SEAT, "2026-01-13")).contains("Member 01");
        assertThat(reading.remarks()).singleElement().asString().contains("it stays");
    }

    @Test
    void while_the_demonstration_cannot_go_nothing_is_read() {
        Zedland zedland = new Zedland();
        try (Parliament demonstrated = Parliament.at("2026-01-12T09:00:00Z", world.api, zedland)) {
            Members theirs = demonstrated.get(Members.class);
            theirs.saveMember(new Member(900_001, "Zed Zeal", "Meadow Party", true));
            zedland.members = theirs;
            world.api.forgetRequests();

            assertThat(demonstrated.read("members"))
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.trouble()).isEqualTo("Letters are under way."));
            assertThat(world.api.requests()).isEmpty();
            assertThat(theirs.findMember(900_001)).isPresent();

            zedland.hindrance = Optional.empty();
            assertThat(demonstrated.read("members")).isInstanceOf(Outcome.Done.class);
            assertThat(theirs.findMember(900_001)).isEmpty();
            assertThat(theirs.findMember(FIRST_MEMBER)).isPresent();
        }
    }

    private static final class Zedland implements Demonstration {
        private Optional<String> hindrance = Optional.of("Letters are under way.");
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
}
