package org.centrallobby.members.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.centrallobby.members.sync.HouseWorld.ELECTED;
import static org.centrallobby.members.sync.HouseWorld.FIRST_MEMBER;
import static org.centrallobby.members.sync.HouseWorld.FIRST_SEAT;
import static org.centrallobby.members.sync.HouseWorld.SEATS;
import static org.centrallobby.members.sync.HouseWorld.day;

import java.util.List;
import org.centrallobby.kit.sync.Reading;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.members.Contact;
import org.centrallobby.members.Member;
import org.centrallobby.members.Membership;
import org.centrallobby.members.NonSigning;
import org.centrallobby.members.NonSigning.Reason;
import org.centrallobby.places.Constituencies;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HouseSourceTest {
    private final HouseWorld world = new HouseWorld("2026-01-12T09:00:00Z");

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void the_first_reading_knows_seats_members_and_addresses() {
        Reading reading = world.read();

        assertThat(reading.counts()).containsEntry("Members", (long) SEATS).containsEntry("vacant seats", 0L);
        assertThat(reading.remarks()).isEmpty();
        assertThat(world.parliament
                        .get(Constituencies.class)
                        .findByMnisId(FIRST_SEAT)
                        .orElseThrow()
                        .boundarySet())
                .isEqualTo("2024");
        Membership held = world.sitting(FIRST_SEAT, "2026-01-12").orElseThrow();
        assertThat(held.member()).isEqualTo(new Member(FIRST_MEMBER, "Member 01", "Meadow Party", false));
        assertThat(held.from()).isEqualTo(ELECTED);
        assertThat(held.to()).isNull();
        assertThat(world.members.listSitting(day("2026-01-12"))).hasSize(SEATS);
        Contact contact = world.members.findContact(FIRST_MEMBER).orElseThrow();
        assertThat(contact.email()).isEqualTo("member1@commons.test");
        assertThat(contact.postalAddress()).isEqualTo("House of Commons\nLondon\nSW1A 0AA");
    }

    @Test
    void a_second_reading_changes_nothing_and_asks_only_whether_anything_changed() {
        world.read();
        List<String> before = world.rows();
        world.api.forgetRequests();

        world.read();

        assertThat(world.rows()).isEqualTo(before);
        assertThat(world.api.requests())
                .filteredOn(request -> request.path().matches(".*/(Contact|Biography)"))
                .hasSize(2 * SEATS)
                .allMatch(request -> request.headers().containsKey("If-none-match"));
    }

    @Test
    void the_office_in_parliament_goes_before_the_one_at_home_and_a_web_page_is_no_office() {
        world.recorded
                .member(FIRST_MEMBER)
                .email(null)
                .office("Website", "friend@home.test", null)
                .office("Constituency office", "office@home.test, other@home.test", "01632 960001");
        world.recorded.member(FIRST_MEMBER + 1).office("Constituency office", "office@home.test", "01632 960002");
        world.recorded.member(FIRST_MEMBER + 2).email(null).office("Website", "friend@home.test", null);

        world.read();

        assertThat(world.members.findContact(FIRST_MEMBER)).map(Contact::email).contains("office@home.test");
        assertThat(world.members.findContact(FIRST_MEMBER)).map(Contact::phone).contains("01632 960001");
        assertThat(world.members.findContact(FIRST_MEMBER + 1))
                .map(Contact::email)
                .contains("member2@commons.test");
        assertThat(world.members.findContact(FIRST_MEMBER + 2))
                .isPresent()
                .map(Contact::email)
                .isEmpty();
    }

    @Test
    void an_address_that_an_operator_brought_stays_where_parliament_publishes_none() {
        world.recorded.member(FIRST_MEMBER).email(null);
        world.read();
        world.members.saveContact(
                FIRST_MEMBER,
                new Contact(
                        "brought@commons.test",
                        "List of Members, ours.csv",
                        day("2026-01-12").atStartOfDay(LondonTime.LONDON).toInstant()));
        world.recorded.member(FIRST_MEMBER).office("Constituency office", null, "01632 960001");

        world.read();

        Contact contact = world.members.findContact(FIRST_MEMBER).orElseThrow();
        assertThat(contact.email()).isEqualTo("brought@commons.test");
        assertThat(contact.phone()).isEqualTo("01632 960001");
    }

    @Test
    void a_by_election_leaves_the_seat_vacant_in_between_and_the_past_as_it_was() {
        world.read();
        world.on("2026-01-21");
        world.recorded.resign(FIRST_MEMBER, day("2026-01-20"));
        Reading reading = world.read();

        assertThat(reading.counts()).containsEntry("vacant seats", 1L);
        assertThat(world.name(FIRST_SEAT, "2026-01-20")).contains("Member 01");
        assertThat(world.name(FIRST_SEAT, "2026-01-21")).isEmpty();

        world.on("2026-02-27");
        world.recorded.elect(901, "Nora Newly", "Tide Party", FIRST_SEAT, day("2026-02-26"));
        world.read();

        assertThat(world.name(FIRST_SEAT, "2026-01-20")).contains("Member 01");
        assertThat(world.name(FIRST_SEAT, "2026-02-25")).isEmpty();
        assertThat(world.name(FIRST_SEAT, "2026-02-26")).contains("Nora Newly");
    }

    @Test
    void who_leaves_and_wins_the_seat_again_was_away_in_between() {
        world.read();
        world.on("2026-03-02");
        world.recorded.resign(FIRST_MEMBER, day("2026-01-20"));
        world.recorded.member(FIRST_MEMBER).sit(FIRST_SEAT, day("2026-02-26"));

        world.read();

        assertThat(world.name(FIRST_SEAT, "2025-01-20")).contains("Member 01");
        assertThat(world.name(FIRST_SEAT, "2026-02-01")).isEmpty();
        assertThat(world.name(FIRST_SEAT, "2026-02-26")).contains("Member 01");
    }

    @Test
    void a_party_changes_from_its_day_on() {
        world.read();
        world.on("2026-02-02");
        world.recorded.member(FIRST_MEMBER).changeParty("Independent", day("2026-01-15"));

        world.read();

        assertThat(world.sitting(FIRST_SEAT, "2026-01-14").orElseThrow().party())
                .isEqualTo("Meadow Party");
        assertThat(world.sitting(FIRST_SEAT, "2026-01-15").orElseThrow().party())
                .isEqualTo("Independent");
        assertThat(world.members.findMember(FIRST_MEMBER)).map(Member::party).contains("Independent");
        assertThat(world.members.listMemberships(FIRST_MEMBER))
                .singleElement()
                .satisfies(held -> assertThat(held.from()).isEqualTo(ELECTED));
        List<String> before = world.rows();
        world.read();
        assertThat(world.rows()).isEqualTo(before);
    }

    @Test
    void a_member_re_elected_sits_since_the_last_election_and_not_since_the_first() {
        world.recorded.seat(6001, "Older Seat", day("2010-04-13"), null);
        world.recorded
                .member(701, "Olive Oldham", "Tide Party", 6001, day("2015-05-07"))
                .withoutHistory()
                .reelected(ELECTED);
        world.dissolve("2024-05-30", "2024-07-08");

        world.read();

        assertThat(world.sitting(6001, "2026-01-12").orElseThrow().from()).isEqualTo(ELECTED);
        assertThat(world.name(6001, "2024-06-15")).isEmpty();
    }

    @Test
    void posts_keep_from_signing_from_their_first_day_to_their_last() {
        world.recorded
                .member(FIRST_MEMBER)
                .appoint("Parliamentary Under-Secretary (Department for Mills)", day("2025-09-06"));
        world.recorded.member(FIRST_MEMBER + 1).appoint("Assistant Whip (HM Treasury)", day("2025-09-06"));
        world.recorded.member(FIRST_MEMBER + 2).appoint("Trade Envoy to Zedland", day("2025-09-06"));
        world.recorded.member(FIRST_MEMBER + 3).preside("Second Deputy Chairman of Ways and Means", day("2024-07-23"));
        world.recorded.member(FIRST_MEMBER + 4).preside("Speaker's Committee on the Mills", day("2024-07-23"));

        world.read();

        NonSigning minister =
                world.members.findNonSigning(FIRST_MEMBER, day("2026-01-12")).orElseThrow();
        assertThat(minister.reason()).isEqualTo(Reason.POST_HOLDER);
        assertThat(minister.explanation()).contains("ministers", "Department for Mills");
        assertThat(minister.source()).contains("Parliament");
        assertThat(minister.since()).isEqualTo(day("2025-09-06"));
        assertThat(minister.readAt()).isNotNull();
        assertThat(world.members.findNonSigning(FIRST_MEMBER, day("2025-09-05")))
                .isEmpty();
        assertThat(world.members.findNonSigning(FIRST_MEMBER + 1, day("2026-01-12")))
                .map(NonSigning::explanation)
                .hasValueSatisfying(text -> assertThat(text).contains("whips"));
        assertThat(world.members.findNonSigning(FIRST_MEMBER + 2, day("2026-01-12")))
                .isEmpty();
        assertThat(world.members.findNonSigning(FIRST_MEMBER + 3, day("2026-01-12")))
                .isPresent();
        assertThat(world.members.findNonSigning(FIRST_MEMBER + 4, day("2026-01-12")))
                .isEmpty();

        world.recorded.member(FIRST_MEMBER).dismiss(day("2026-01-15"));
        world.on("2026-01-20");
        world.read();

        assertThat(world.members.findNonSigning(FIRST_MEMBER, day("2026-01-15")))
                .isPresent();
        assertThat(world.members.findNonSigning(FIRST_MEMBER, day("2026-01-16")))
                .isEmpty();
    }

    @Test
    void a_party_that_does_not_take_its_seats_is_a_reason_for_the_whole_membership() {
        world.recorded.member(FIRST_MEMBER).changeParty("Sinn Féin", ELECTED);

        world.read();

        assertThat(world.members.findNonSigning(FIRST_MEMBER, ELECTED))
                .map(NonSigning::reason)
                .contains(Reason.SEAT_NOT_TAKEN);

        world.on("2026-02-02");
        world.recorded.member(FIRST_MEMBER).changeParty("Independent", day("2026-02-01"));
        world.read();
        assertThat(world.members.findNonSigning(FIRST_MEMBER, day("2026-02-02")))
                .isEmpty();
        assertThat(world.members.findNonSigning(FIRST_MEMBER, day("2026-01-30")))
                .isPresent();
    }

    @Test
    void a_dissolution_empties_the_house_even_when_nobody_can_be_asked() {
        world.read();
        world.dissolve("2026-03-30", "2026-05-11");
        world.api.failNext("/api/", 500, 1000);
        NightlyHouse night = world.parliament.get(NightlyHouse.class);

        world.on("2026-03-29");
        night.runOnce();
        assertThat(world.members.listSitting(day("2026-03-29"))).hasSize(SEATS);

        world.on("2026-03-31");
        night.runOnce();
        List<String> empty = world.rows();
        assertThat(world.members.listSitting(day("2026-03-30"))).hasSize(SEATS);
        assertThat(world.members.listSitting(day("2026-03-31"))).isEmpty();
        night.runOnce();
        assertThat(world.rows()).isEqualTo(empty);
    }

    @Test
    void after_a_general_election_the_new_house_sits_and_the_old_one_is_as_it_was() {
        world.read();
        world.dissolve("2026-03-30", "2026-05-11");
        world.on("2026-04-02");
        for (int member : world.recorded.listSitting()) {
            world.recorded.resign(member, day("2026-03-30"));
        }
        world.read();
        assertThat(world.members.listSitting(day("2026-04-02"))).isEmpty();

        for (int i = 0; i < SEATS; i++) {
            if (i % 2 == 0) {
                world.recorded.member(FIRST_MEMBER + i).sit(FIRST_SEAT + i, day("2026-05-07"));
            } else {
                world.recorded.elect(800 + i, "New " + i, "Tide Party", FIRST_SEAT + i, day("2026-05-07"));
            }
        }
        world.on("2026-05-09");
        Reading reading = world.read();

        assertThat(reading.remarks()).isEmpty();
        assertThat(world.members.listSitting(day("2026-05-09"))).hasSize(SEATS);
        assertThat(world.name(FIRST_SEAT, "2026-05-07")).contains("Member 01");
        assertThat(world.name(FIRST_SEAT, "2026-05-06")).isEmpty();
        assertThat(world.name(FIRST_SEAT + 1, "2026-03-30")).contains("Member 02");
        assertThat(world.name(FIRST_SEAT + 1, "2026-05-07")).contains("New 1");
    }

    @Test
    void what_the_nightly_turn_was_never_asked_for_it_leaves_alone() {
        world.parliament.get(NightlyHouse.class).runOnce();

        assertThat(world.api.requests()).isEmpty();
    }
}
