package org.centrallobby.members.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.centrallobby.kit.imports.RowFault;
import org.centrallobby.members.House.Seating;
import org.centrallobby.members.lists.Seatings.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SeatingsTest {
    private static final int ADA = 1;
    private static final int BEN = 2;
    private static final int NORTH = 10;
    private static final int SOUTH = 20;

    @Test
    void a_new_member_ends_the_open_membership_of_another_the_day_before() throws RowFault {
        Seatings seatings = new Seatings(List.of(span(ADA, NORTH, "2024-07-04", null)));

        assertThat(seatings.take(span(BEN, NORTH, "2026-06-18", null))).isEqualTo(Outcome.ADDED);

        assertThat(seatings.listRemoved()).containsExactly(span(ADA, NORTH, "2024-07-04", null));
        assertThat(seatings.listAdded())
                .containsExactlyInAnyOrder(
                        span(ADA, NORTH, "2024-07-04", "2026-06-17"), span(BEN, NORTH, "2026-06-18", null));
    }

    @Test
    void an_older_list_does_not_bring_back_who_has_gone() throws RowFault {
        Seatings seatings = new Seatings(
                List.of(span(ADA, NORTH, "2024-07-04", "2026-06-17"), span(BEN, NORTH, "2026-06-18", null)));

        assertThat(seatings.take(span(ADA, NORTH, "2024-07-04", null))).isEqualTo(Outcome.UNCHANGED);

        assertThat(seatings.listAdded()).isEmpty();
        assertThat(seatings.listRemoved()).isEmpty();
    }

    @Test
    void the_same_row_again_changes_nothing() throws RowFault {
        Seatings seatings = new Seatings(List.of(span(ADA, NORTH, "2024-07-04", null)));

        assertThat(seatings.take(span(ADA, NORTH, "2024-07-04", null))).isEqualTo(Outcome.UNCHANGED);
        assertThat(seatings.listAdded()).isEmpty();
    }

    @Test
    void an_end_that_becomes_known_is_taken() throws RowFault {
        Seatings seatings = new Seatings(List.of(span(ADA, NORTH, "2024-07-04", null)));

        assertThat(seatings.take(span(ADA, NORTH, "2024-07-04", "2026-01-01"))).isEqualTo(Outcome.CHANGED);
        assertThat(seatings.listAdded()).containsExactly(span(ADA, NORTH, "2024-07-04", "2026-01-01"));
    }

    @Test
    void a_member_who_moves_leaves_the_old_seat() throws RowFault {
        Seatings seatings = new Seatings(List.of(span(ADA, NORTH, "2019-12-12", null)));

        seatings.take(span(ADA, SOUTH, "2024-07-04", null));

        assertThat(seatings.listAdded()).contains(span(ADA, NORTH, "2019-12-12", "2024-07-03"));
    }

    @Test
    void a_corrected_name_for_the_same_start_takes_the_place_of_the_wrong_one() throws RowFault {
        Seatings seatings = new Seatings(List.of(span(ADA, NORTH, "2024-07-04", null)));

        seatings.take(span(BEN, NORTH, "2024-07-04", null));

        assertThat(seatings.listRemoved()).containsExactly(span(ADA, NORTH, "2024-07-04", null));
        assertThat(seatings.listAdded()).containsExactly(span(BEN, NORTH, "2024-07-04", null));
    }

    @Test
    void two_rows_of_one_list_cannot_share_a_seat_on_a_day() throws RowFault {
        Seatings seatings = new Seatings(List.of());
        seatings.take(span(ADA, NORTH, "2024-07-04", null));

        assertThatThrownBy(() -> seatings.take(span(BEN, NORTH, "2026-06-18", null)))
                .isInstanceOf(RowFault.class)
                .hasMessageContaining("another Member on the same day");
        assertThatThrownBy(() -> seatings.take(span(ADA, SOUTH, "2026-06-18", null)))
                .isInstanceOf(RowFault.class)
                .hasMessageContaining("another seat on the same day");
        assertThat(seatings.listAdded()).containsExactly(span(ADA, NORTH, "2024-07-04", null));
    }

    @Test
    void rows_of_one_list_may_follow_one_another_in_a_seat() throws RowFault {
        Seatings seatings = new Seatings(List.of());

        seatings.take(span(ADA, NORTH, "2019-12-12", "2024-05-30"));
        seatings.take(span(BEN, NORTH, "2024-05-31", null));

        assertThat(seatings.listAdded()).hasSize(2);
    }

    @Test
    void a_day_adds_a_membership_of_that_day_only() throws RowFault {
        Seatings seatings = new Seatings(List.of());

        assertThat(seatings.take(day(ADA, NORTH, "2008-12-16"))).isEqualTo(Outcome.ADDED);
        assertThat(seatings.listAdded()).containsExactly(day(ADA, NORTH, "2008-12-16"));
    }

    @Test
    void a_day_inside_a_fuller_membership_adds_nothing() throws RowFault {
        Seatings seatings = new Seatings(List.of(span(ADA, NORTH, "2005-05-05", "2010-04-12")));

        assertThat(seatings.take(day(ADA, NORTH, "2010-04-12"))).isEqualTo(Outcome.UNCHANGED);
        assertThat(seatings.take(day(ADA, NORTH, "2010-04-13"))).isEqualTo(Outcome.ADDED);
    }

    @Test
    void a_day_cannot_contradict_a_fuller_membership() {
        Seatings seatings = new Seatings(List.of(span(ADA, NORTH, "2005-05-05", "2010-04-12")));

        assertThatThrownBy(() -> seatings.take(day(BEN, NORTH, "2008-12-16")))
                .isInstanceOf(RowFault.class)
                .hasMessageContaining("Member 1 is known to hold the seat");
        assertThatThrownBy(() -> seatings.take(day(ADA, SOUTH, "2008-12-16")))
                .isInstanceOf(RowFault.class)
                .hasMessageContaining("another seat");
    }

    @Test
    void fuller_data_takes_up_the_days_it_covers() throws RowFault {
        Seatings seatings = new Seatings(List.of(day(ADA, NORTH, "2008-12-16"), day(ADA, NORTH, "2012-01-10")));

        assertThat(seatings.take(span(ADA, NORTH, "2005-05-05", "2010-04-12"))).isEqualTo(Outcome.CHANGED);

        assertThat(seatings.listRemoved()).containsExactly(day(ADA, NORTH, "2008-12-16"));
        assertThat(seatings.listAdded()).containsExactly(span(ADA, NORTH, "2005-05-05", "2010-04-12"));
    }

    @Test
    void fuller_data_cannot_contradict_a_day() {
        Seatings seatings = new Seatings(List.of(day(ADA, NORTH, "2008-12-16")));

        assertThatThrownBy(() -> seatings.take(span(BEN, NORTH, "2005-05-05", "2010-04-12")))
                .isInstanceOf(RowFault.class);
    }

    private static Seating span(int member, int seat, String from, @Nullable String to) {
        return new Seating(
                member, seat, LocalDate.parse(from), to == null ? null : LocalDate.parse(to), "Labour", false);
    }

    private static Seating day(int member, int seat, String day) {
        return new Seating(member, seat, LocalDate.parse(day), LocalDate.parse(day), "Labour", true);
    }
}
