package org.centrallobby.letters.counts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.centrallobby.letters.counts.CountTable.Cell;
import org.centrallobby.letters.counts.CountTable.Line;
import org.centrallobby.places.Constituency;
import org.junit.jupiter.api.Test;

/** Numbers by nation and seat, small ones held back on both levels. */
class CountTablesTest {
    @Test
    void a_campaign_of_two_seats_in_a_nation_of_two_shows_neither() {
        CountTable table = lay(Map.of("England", List.of(30L, 40L, 0L), "Wales", List.of(9L, 3L)));

        assertThat(written(table.seats())).containsOnlyKeys("England 1", "England 2");
        assertThat(written(table.nations())).containsEntry("England", 70L).containsEntry("Wales", 12L);
        assertThat(table.others()).isEqualTo(3);
    }

    @Test
    void a_nation_whose_total_would_tell_its_only_seat_is_held_back_with_another() {
        CountTable table =
                lay(Map.of("England", List.of(30L, 40L), "Scotland", List.of(12L, 13L), "Wales", List.of(3L)));

        assertThat(written(table.nations()))
                .as("Wales is small, and alone among the held back it would be the rest")
                .containsOnlyKeys("England");
        assertThat(written(table.seats())).containsOnlyKeys("England 1", "England 2");
    }

    @Test
    void a_nation_of_which_every_seat_is_full_of_small_numbers_is_held_back_too() {
        CountTable table =
                lay(Map.of("England", List.of(30L, 40L), "Scotland", List.of(50L, 60L), "Wales", List.of(4L, 4L)));

        assertThat(written(table.nations())).containsOnlyKeys("Scotland");
        assertThat(written(table.seats())).containsOnlyKeys("Scotland 1", "Scotland 2");
    }

    @Test
    void a_campaign_without_a_letter_shows_nothing_and_fails_nowhere() {
        CountTable table = lay(Map.of("England", List.of(0L, 0L)));

        assertThat(table.seats()).isEmpty();
        assertThat(table.others()).isEqualTo(2);
        assertThat(lay(Map.of()).nations()).isEmpty();
    }

    private static CountTable lay(Map<String, List<Long>> nations) {
        List<Constituency> seats = new ArrayList<>();
        Map<Integer, Figures> figures = new HashMap<>();
        nations.forEach((nation, numbers) -> {
            for (long number : numbers) {
                int id = seats.size() + 1;
                String name = nation + " "
                        + (seats.stream()
                                        .filter(one -> one.country().equals(nation))
                                        .count()
                                + 1);
                seats.add(new Constituency(
                        id, null, name, null, nation, "", "2024", LocalDate.of(2024, 5, 30), null, true));
                figures.put(id, new Figures(number, 0, 0, 0, 0, 0));
            }
        });
        return CountTables.lay(seats, figures, List.of(Measure.values()));
    }

    private static Map<String, Long> written(List<Line> lines) {
        Map<String, Long> shown = new HashMap<>();
        for (Line line : lines) {
            Long value = line.cells()
                    .getOrDefault(Measure.WRITTEN, new Cell(null, false))
                    .value();
            if (value != null) {
                shown.put(line.name(), value);
            }
        }
        return shown;
    }
}
