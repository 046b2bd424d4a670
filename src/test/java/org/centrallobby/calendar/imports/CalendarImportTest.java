package org.centrallobby.calendar.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import org.centrallobby.Parliament;
import org.centrallobby.SharedData;
import org.centrallobby.calendar.Break;
import org.centrallobby.calendar.NonSitting;
import org.centrallobby.calendar.Sittings;
import org.centrallobby.kit.imports.ImportRefused;
import org.centrallobby.kit.imports.Tally;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Files of recesses, prorogations, dissolutions and sitting days. */
class CalendarImportTest {
    private static final String RECESSES = "house,description,start_date,end_date";
    private final Parliament parliament = Parliament.at("2026-11-23T12:00:00Z");
    private final Sittings sittings = parliament.get(Sittings.class);

    @AfterEach
    void close() {
        parliament.close();
    }

    @Test
    void the_real_calendar_is_taken_whole_and_a_second_time_nothing_changes() throws Exception {
        assertThat(takeTwice("recesses", "recess_dates"))
                .isEqualTo("read 125, new 63, changed 0, unchanged 0, left out 0");
        assertThat(takeTwice("dissolutions", "dissolution_periods"))
                .isEqualTo("read 58, new 58, changed 0, unchanged 0, left out 0");
        assertThat(takeTwice("prorogations", "prorogation_periods"))
                .isEqualTo("read 215, new 215, changed 0, unchanged 0, left out 0");
        assertThat(takeTwice("sittings", "sitting_days"))
                .isEqualTo("read 2814, new 1376, changed 0, unchanged 0, left out 0");

        Break christmas = sittings.findBreak(LocalDate.parse("2025-12-25")).orElseThrow();
        assertThat(christmas.name()).isEqualTo("Christmas recess");
        assertThat(christmas.rises()).isEqualTo("2025-12-18");
        assertThat(christmas.returns()).isEqualTo("2026-01-05");
        assertThat(sittings.findDissolution(LocalDate.parse("2024-05-29"))).isEmpty();
        assertThat(sittings.findDissolution(LocalDate.parse("2024-05-30"))).isPresent();
        assertThat(sittings.findReturn(LocalDate.parse("2024-06-15"))).contains(LocalDate.parse("2024-07-09"));
        assertThat(sittings.findNextBreak(LocalDate.parse("2026-11-23"))).isEmpty();
        assertThat(sittings.isKnown(LocalDate.parse("2026-11-23"))).isFalse();
    }

    /** Where both a list of recesses and one of sitting days exist, the first must lead to the second. */
    @Test
    void what_the_recesses_alone_say_agrees_with_the_real_sitting_days() throws Exception {
        parliament.take("recesses", SharedData.file("calendar/recess_dates.csv"));
        List<Break> alone = sittings.listBreaks();
        parliament.take("sittings", SharedData.file("calendar/sitting_days.csv"));
        TreeSet<LocalDate> real = new TreeSet<>(sittings.listSittingDays());

        assertThat(alone)
                .hasSize(62)
                .allSatisfy(away -> assertThat(away.rises())
                        .as("the rise before %s", away.firstDay())
                        .isIn(null, real.lower(away.periods().getFirst().firstDay())));
        assertThat(alone)
                .filteredOn(away -> !away.returns()
                        .equals(real.higher(away.periods().getLast().lastDay())))
                .as("a recess that was followed by a day off")
                .hasSizeLessThan(6);
    }

    @Test
    void a_recess_that_was_moved_takes_the_place_of_the_one_before() throws ImportRefused {
        take("recesses", RECESSES, "Commons,Easter recess,2025-04-09,2025-04-21");

        Tally tally = take(
                "recesses",
                RECESSES,
                "Commons,Easter recess,2025-04-09,2025-04-11",
                "Commons,Easter recess (post recall),2025-04-13,2025-04-21");

        assertThat(tally.toString()).isEqualTo("read 2, new 0, changed 2, unchanged 0, left out 0");
        assertThat(sittings.listNonSitting())
                .extracting(NonSitting::name, period -> period.lastDay().toString())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Easter recess", "2025-04-11"),
                        org.assertj.core.groups.Tuple.tuple("Easter recess (post recall)", "2025-04-21"));
    }

    @Test
    void a_row_with_a_fault_is_left_out_and_the_lords_are_passed_over() throws ImportRefused {
        Tally tally = take(
                "recesses",
                RECESSES,
                "Commons,Christmas recess,2026-12-18,2027-01-04",
                "Lords,Christmas recess,2026-12-17,2027-01-10",
                "Commons,New Year recess,2027-01-02,2027-01-05",
                "Commons,February recess,2027-02-31,2027-02-20",
                "Commons,Easter recess,2027-04-12,2027-03-25");

        assertThat(tally.toString()).isEqualTo("read 5, new 1, changed 0, unchanged 0, left out 3");
        assertThat(tally.listLeftOut())
                .extracting(Tally.LeftOut::reason)
                .satisfiesExactly(
                        reason -> assertThat(reason).contains("overlaps"),
                        reason -> assertThat(reason).contains("no date"),
                        reason -> assertThat(reason).contains("before it starts"));
    }

    @Test
    void sitting_days_to_come_that_a_newer_file_leaves_out_are_taken_back_and_those_gone_by_stay()
            throws ImportRefused {
        String header = "house,start_date,end_date,session";
        take(
                "sittings",
                header,
                "Commons,2026-11-16,2026-11-16,2026-27",
                "Commons,2026-11-17,2026-11-17,2026-27",
                "Commons,2026-12-01,2026-12-01,2026-27",
                "Commons,2026-12-02,2026-12-02,2026-27");

        Tally tally = take(
                "sittings",
                header,
                "Commons,2026-11-16,2026-11-16,2026-27",
                "Commons,2026-12-02,2026-12-02,2026-27",
                "Commons,2026-12-03,2027-12-03,2026-27");

        assertThat(tally.toString()).isEqualTo("read 3, new 0, changed 0, unchanged 2, left out 1");
        assertThat(sittings.listSittingDays())
                .containsExactly(
                        LocalDate.parse("2026-11-16"), LocalDate.parse("2026-11-17"), LocalDate.parse("2026-12-02"));
    }

    private String takeTwice(String kind, String file) throws ImportRefused, IOException {
        Path path = SharedData.file("calendar/" + file + ".csv");
        String first = parliament.take(kind, path).toString();
        long commons = Files.readAllLines(path).stream()
                .skip(1)
                .filter(row -> !row.startsWith("Lords"))
                .count();
        assertThat(parliament.take(kind, path).toString()).contains("new 0, changed 0, unchanged " + commons);
        return first;
    }

    private Tally take(String kind, String... lines) throws ImportRefused {
        return parliament.take(kind, parliament.file(kind + ".csv", lines));
    }
}
