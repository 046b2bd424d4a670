package org.centrallobby.members.roll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.centrallobby.members.House.Seating;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RollTest {
    private static final LocalDate TODAY = day("2026-03-02");
    private static final int ADA = 1;
    private static final int BEN = 2;
    private static final int NORTH = 10;
    private static final int SOUTH = 20;

    private final List<Seating> known = new ArrayList<>();
    private Set<Integer> listed = Set.of(ADA, BEN);
    private List<String> doubts = List.of();

    @Test
    void what_is_known_already_changes_nothing() {
        known.add(span(ADA, NORTH, "2024-07-04", null, "Labour"));

        Roll roll = roll();
        sit(roll, new Sits(ADA, NORTH, day("2024-07-04"), "Labour", null, null));

        assertThat(roll.listAdded()).isEmpty();
        assertThat(roll.listRemoved()).isEmpty();
    }

    @Test
    void a_change_of_party_leaves_the_past_as_it_was() {
        known.add(span(ADA, NORTH, "2024-07-04", null, "Labour"));

        sit(new Sits(ADA, NORTH, day("2024-07-04"), "Independent", day("2026-01-15"), null));

        assertThat(known)
                .containsExactlyInAnyOrder(
                        span(ADA, NORTH, "2024-07-04", "2026-01-14", "Labour"),
                        span(ADA, NORTH, "2026-01-15", null, "Independent"));
    }

    @Test
    void a_change_of_party_without_a_day_or_in_the_future_counts_from_the_day_we_were_told() {
        known.add(span(ADA, NORTH, "2024-07-04", null, "Labour"));

        sit(new Sits(ADA, NORTH, day("2024-07-04"), "Independent", day("2027-01-15"), null));

        assertThat(known).contains(span(ADA, NORTH, "2026-03-02", null, "Independent"));
    }

    @Test
    void a_second_change_of_party_keeps_the_first() {
        known.add(span(ADA, NORTH, "2024-07-04", "2026-01-14", "Labour"));
        known.add(span(ADA, NORTH, "2026-01-15", null, "Independent"));

        sit(new Sits(ADA, NORTH, day("2024-07-04"), "Green Party", day("2026-02-20"), null));

        assertThat(known)
                .containsExactlyInAnyOrder(
                        span(ADA, NORTH, "2024-07-04", "2026-01-14", "Labour"),
                        span(ADA, NORTH, "2026-01-15", "2026-02-19", "Independent"),
                        span(ADA, NORTH, "2026-02-20", null, "Green Party"));
    }

    @Test
    void who_leaves_after_a_change_of_party_leaves_once() {
        known.add(span(ADA, NORTH, "2024-07-04", "2026-01-14", "Labour"));
        known.add(span(ADA, NORTH, "2026-01-15", null, "Independent"));

        Roll roll = roll();
        assertThat(roll.leave(ADA, day("2026-01-14"))).isTrue();

        assertThat(roll.listAdded()).isEmpty();
        assertThat(roll.listRemoved()).containsExactly(span(ADA, NORTH, "2026-01-15", null, "Independent"));
    }

    @Test
    void an_end_before_the_beginning_is_none() {
        known.add(span(ADA, NORTH, "2024-07-04", null, "Labour"));

        assertThat(roll().leave(ADA, day("2024-05-30"))).isFalse();
    }

    @Test
    void on_the_day_two_members_claim_the_later_one_holds_the_seat() {
        known.add(span(ADA, NORTH, "2024-07-04", "2026-02-26", "Labour"));

        sit(new Sits(BEN, NORTH, day("2026-02-26"), "Green Party", null, null));

        assertThat(known)
                .containsExactlyInAnyOrder(
                        span(ADA, NORTH, "2024-07-04", "2026-02-25", "Labour"),
                        span(BEN, NORTH, "2026-02-26", null, "Green Party"));
        assertThat(doubts).isEmpty();
    }

    @Test
    void two_members_listed_for_one_seat_are_told_of_and_the_later_one_stays_there() {
        known.add(span(ADA, NORTH, "2024-07-04", null, "Labour"));

        sit(new Sits(BEN, NORTH, day("2026-02-26"), "Green Party", null, null));
        assertThat(doubts).singleElement().asString().contains("one seat");
        List<Seating> first = List.copyOf(known);

        sit(new Sits(ADA, NORTH, day("2024-07-04"), "Labour", null, null));
        assertThat(doubts).singleElement().asString().contains("one seat");
        assertThat(known).containsExactlyElementsOf(first);
    }

    @Test
    void a_member_of_ours_whom_parliament_does_not_list_gives_way_from_today() {
        known.add(span(ADA, NORTH, "2024-07-04", null, "Labour"));
        listed = Set.of(BEN);

        sit(new Sits(BEN, NORTH, day("2024-07-04"), "Green Party", null, null));

        assertThat(known)
                .containsExactlyInAnyOrder(
                        span(ADA, NORTH, "2024-07-04", "2026-03-01", "Labour"),
                        span(BEN, NORTH, "2026-03-02", null, "Green Party"));
        assertThat(doubts).hasSize(1);
    }

    @Test
    void a_member_who_moves_leaves_the_old_seat() {
        known.add(span(ADA, NORTH, "2024-07-04", null, "Labour"));

        sit(new Sits(ADA, SOUTH, day("2026-02-26"), "Labour", null, null));

        assertThat(known)
                .containsExactlyInAnyOrder(
                        span(ADA, NORTH, "2024-07-04", "2026-02-25", "Labour"),
                        span(ADA, SOUTH, "2026-02-26", null, "Labour"));
    }

    @Test
    void who_left_and_came_back_to_the_seat_was_away_in_between() {
        known.add(span(ADA, NORTH, "2024-07-04", null, "Labour"));

        sit(new Sits(ADA, NORTH, day("2026-02-26"), "Labour", null, day("2026-01-20")));

        assertThat(known)
                .containsExactlyInAnyOrder(
                        span(ADA, NORTH, "2024-07-04", "2026-01-20", "Labour"),
                        span(ADA, NORTH, "2026-02-26", null, "Labour"));
    }

    @Test
    void a_later_beginning_alone_does_not_wipe_the_past() {
        known.add(span(ADA, NORTH, "2024-07-04", null, "Labour"));

        sit(new Sits(ADA, NORTH, day("2026-02-26"), "Labour", null, null));

        assertThat(known).containsExactly(span(ADA, NORTH, "2024-07-04", null, "Labour"));
    }

    @Test
    void a_beginning_in_a_dissolution_is_mended() {
        known.add(span(ADA, NORTH, "2024-05-31", null, "Labour"));

        sit(new Sits(ADA, NORTH, day("2024-07-04"), "Labour", null, null));

        assertThat(known).containsExactly(span(ADA, NORTH, "2024-07-04", null, "Labour"));
    }

    @Test
    void a_list_of_one_day_is_taken_up_and_that_of_another_member_respected() {
        known.add(day(ADA, NORTH, "2025-01-10"));
        known.add(day(BEN, NORTH, "2024-12-16"));

        sit(new Sits(ADA, NORTH, day("2024-07-04"), "Labour", null, null));

        assertThat(known)
                .containsExactlyInAnyOrder(
                        day(BEN, NORTH, "2024-12-16"), span(ADA, NORTH, "2024-12-17", null, "Labour"));
    }

    private Roll roll() {
        return new Roll(known, TODAY, day -> !day.isBefore(day("2024-05-30")) && !day.isAfter(day("2024-07-08")));
    }

    /** Applies it to what is known. */
    private void sit(Sits fact) {
        Roll roll = roll();
        sit(roll, fact);
        known.removeAll(roll.listRemoved());
        known.addAll(roll.listAdded());
    }

    private void sit(Roll roll, Sits fact) {
        doubts = roll.sit(fact, listed::contains);
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    private static Seating span(int member, int seat, String from, @Nullable String to, String party) {
        return new Seating(member, seat, day(from), to == null ? null : day(to), party, false);
    }

    private static Seating day(int member, int seat, String day) {
        return new Seating(member, seat, day(day), day(day), "Labour", true);
    }
}
