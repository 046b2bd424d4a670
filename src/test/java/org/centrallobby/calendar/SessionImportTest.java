package org.centrallobby.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.centrallobby.SharedData;
import org.centrallobby.TestDatabase;
import org.centrallobby.kit.imports.ImportRefused;
import org.centrallobby.kit.imports.Tally;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionImportTest {
    private final TestDatabase database = TestDatabase.fresh();
    private final Sessions sessions = new Sessions(database.jdbc(), database.transactions(), database.changes());

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void sessions_are_added_corrected_and_left_as_they_are() {
        assertThat(take("2007-08,2007-11-06,2008-11-26", "2008-09,2008-12-03,").toString())
                .isEqualTo("read 2, new 2, changed 0, unchanged 0, left out 0");

        Tally second = take("2008-09,2008-12-03,2009-11-12", "2007-08,2007-11-06,2008-11-26", "2009-10,2009-11-18,");

        assertThat(second.toString()).isEqualTo("read 3, new 1, changed 1, unchanged 1, left out 0");
        assertThat(sessions.findLastDay("2008-09")).contains(LocalDate.parse("2009-11-12"));
    }

    @Test
    void a_row_with_a_fault_is_left_out_with_its_line_and_reason() {
        Tally tally = take(
                "2008-09,2008-12-03,2009-11-12",
                "2009-10,2009-11-31,",
                "2010-12,2012-05-01,2010-05-18",
                "the next one,2013-05-08,",
                "2009-10,2009-11-12,",
                "2008-09,2020-12-03,");

        assertThat(tally.toString()).isEqualTo("read 6, new 1, changed 0, unchanged 0, left out 5");
        assertThat(tally.listLeftOut())
                .extracting(left -> left.line() + " " + left.reason())
                .satisfiesExactly(
                        left -> assertThat(left).startsWith("3 ").contains("no date"),
                        left -> assertThat(left).startsWith("4 ").contains("before it starts"),
                        left -> assertThat(left).startsWith("5 ").contains("no citation"),
                        left -> assertThat(left).startsWith("6 ").contains("overlaps Session 2008-09"),
                        left -> assertThat(left).startsWith("7 ").contains("twice"));
    }

    @Test
    void a_file_that_disputes_the_days_of_a_session_it_does_not_name_is_refused() {
        take("2008-09,2008-12-03,2009-11-12");

        assertThatThrownBy(() -> run("2009-10,2009-11-01,"))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining("2008-09");
    }

    @Test
    void the_sessions_of_parliament_are_all_taken_and_a_second_time_nothing_changes() throws Exception {
        Path file = SharedData.file("calendar/sessions.csv");

        assertThat(run(file).toString()).isEqualTo("read 240, new 240, changed 0, unchanged 0, left out 0");
        assertThat(run(file).toString()).isEqualTo("read 240, new 0, changed 0, unchanged 240, left out 0");
        assertThat(sessions.findFor(LocalDate.parse("2026-11-23")))
                .map(Session::citation)
                .contains("2026-27");
        assertThat(sessions.isOver("2024-26", LocalDate.parse("2026-11-23"))).isTrue();
    }

    private Tally take(String... rows) {
        try {
            return run(rows);
        } catch (ImportRefused | IOException e) {
            throw new AssertionError(e);
        }
    }

    private Tally run(String... rows) throws ImportRefused, IOException {
        Path file = folder.resolve("sessions.csv");
        Files.writeString(file, "citation,start_date,end_date\n" + String.join("\n", rows) + "\n");
        return run(file);
    }

    private Tally run(Path file) throws ImportRefused, IOException {
        Tally tally = new Tally(read -> {});
        new SessionImport(sessions).run(List.of(file), null, tally);
        return tally;
    }
}
