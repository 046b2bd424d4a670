package org.centrallobby.members.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.centrallobby.members.sync.HouseWorld.FIRST_SEAT;
import static org.centrallobby.members.sync.HouseWorld.day;

import java.time.LocalDate;
import java.util.List;
import org.centrallobby.calendar.Session;
import org.centrallobby.calendar.Sessions;
import org.centrallobby.kit.sync.Outcome;
import org.centrallobby.kit.sync.Reading;
import org.centrallobby.members.Member;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The Houses of the past, a day each. */
class PastHousesTest {
    private static final Reading.Options ALL = new Reading.Options(true, false);
    private static final int OLD_SEAT = 301;

    private final HouseWorld world = new HouseWorld("2026-01-12T09:00:00Z");

    PastHousesTest() {
        world.recorded.seat(OLD_SEAT, "Old Seat", day("1997-04-09"), day("2024-05-30"));
        world.recorded
                .member(801, "Olive Oldham", "Tide Party", OLD_SEAT, day("2015-05-07"))
                .leave(day("2024-05-30"))
                .changeParty("Independent", day("2023-02-01"));
        world.dissolve("2024-05-30", "2024-07-08");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void the_day_before_a_dissolution_and_the_day_the_new_house_meets_are_read_and_nothing_between() {
        Reading reading = world.read(ALL);

        assertThat(reading.counts()).containsEntry("days of past Houses", 2L);
        assertThat(world.name(OLD_SEAT, "2024-05-29")).contains("Olive Oldham");
        assertThat(world.sitting(OLD_SEAT, "2024-05-29").orElseThrow().party()).isEqualTo("Independent");
        assertThat(world.name(OLD_SEAT, "2024-05-28")).isEmpty();
        assertThat(world.name(OLD_SEAT, "2024-05-30")).isEmpty();
        assertThat(world.name(FIRST_SEAT, "2024-07-09")).contains("Member 01");
        assertThat(world.members.listSitting(day("2026-01-12"))).hasSize(HouseWorld.SEATS);
    }

    @Test
    void reading_without_history_asks_for_no_day_of_the_past() {
        world.read();

        assertThat(world.api.requests()).noneMatch(request -> request.path().endsWith("SearchHistorical"));
    }

    @Test
    void what_was_cut_off_goes_on_where_it_was() {
        world.api.failNext("dateToSearchFor=2024-05-29", 500, 100);
        assertThat(world.parliament.read("members", ALL)).isInstanceOf(Outcome.Failed.class);
        assertThat(pastDays()).containsExactly(day("2024-07-09"));
        assertThat(world.members.listSitting(day("2026-01-12"))).hasSize(HouseWorld.SEATS);

        world.api.behave();
        world.api.forgetRequests();
        world.read(ALL);

        assertThat(pastDays()).containsExactly(day("2024-05-29"), day("2024-07-09"));
        assertThat(world.api.requests())
                .filteredOn(request -> request.path().endsWith("SearchHistorical"))
                .extracting(request -> request.query().get("dateToSearchFor"))
                .containsOnly("2024-05-29");
        List<String> before = world.rows();
        world.read(ALL);
        assertThat(world.rows()).isEqualTo(before);
    }

    @Test
    void a_day_does_not_contradict_a_longer_membership() {
        world.read();
        world.members.saveMember(new Member(802, "Olaf Other", "Meadow Party", false));
        world.parliament.database().jdbc().sql("""
                        insert into constituency (mnis_id, name, boundary_set, start_date, end_date)
                        values (301, 'Old Seat', '1997', '1997-04-09', '2024-05-30');
                        insert into membership (member_id, constituency_id, from_date, to_date, snapshot, read_at)
                        values (802, 301, '2019-12-12', '2024-05-30', false, now())
                        """).update();
        world.parliament.database().changes().announce(org.centrallobby.kit.database.Changes.Topic.PLACES);
        world.members.saveMember(new Member(802, "Olaf Other", "Meadow Party", false));

        Reading reading = world.read(ALL);

        assertThat(reading.remarks()).anyMatch(remark -> remark.contains("contradict what is known"));
        assertThat(world.name(OLD_SEAT, "2024-05-29")).contains("Olaf Other");
    }

    @Test
    void without_any_dissolution_the_edges_of_sessions_are_read() {
        try (HouseWorld sessions = new HouseWorld("2026-01-12T09:00:00Z")) {
            sessions.recorded.seat(OLD_SEAT, "Old Seat", day("1997-04-09"), day("2024-05-30"));
            sessions.recorded
                    .member(801, "Olive Oldham", "Tide Party", OLD_SEAT, day("2015-05-07"))
                    .leave(day("2024-05-30"));
            sessions.parliament.get(Sessions.class).save(new Session("2022-23", day("2022-05-10"), day("2023-10-26")));

            sessions.read(ALL);

            assertThat(sessions.name(OLD_SEAT, "2022-05-10")).contains("Olive Oldham");
            assertThat(sessions.name(OLD_SEAT, "2023-10-26")).contains("Olive Oldham");
        }
    }

    private List<LocalDate> pastDays() {
        return world.parliament
                .database()
                .jdbc()
                .sql("select day from past_house order by day")
                .query(LocalDate.class)
                .list();
    }
}
