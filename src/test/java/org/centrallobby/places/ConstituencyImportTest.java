package org.centrallobby.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.centrallobby.SharedData;
import org.centrallobby.kit.imports.ImportRefused;
import org.centrallobby.kit.imports.Tally;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConstituencyImportTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");

    @TempDir
    Path folder;

    private PlacesWorld world;

    @BeforeEach
    void open() {
        world = new PlacesWorld(folder);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_seat_is_kept_with_all_that_files_tell_of_it() throws Exception {
        Tally tally = take(world.file(
                "2024.csv",
                "gss_code,name,name_cy,mnis_id,country,region,start_date",
                "W07000112,Ynys Môn,Ynys Môn,4527,Wales,,2024-05-31",
                "E14001293,Hornsey and Friern Barnet,,4205,England,London,2024-05-31"));
        assertThat(tally).hasToString("read 2, new 2, changed 0, unchanged 0, left out 0");
        assertThat(world.constituencies.findByMnisId(4527))
                .contains(new Constituency(
                        4527,
                        "W07000112",
                        "Ynys Môn",
                        "Ynys Môn",
                        "Wales",
                        "",
                        "2024",
                        LocalDate.parse("2024-05-31"),
                        null,
                        false));
        assertThat(world.constituencies
                        .findByGss("E14001293", TODAY)
                        .orElseThrow()
                        .region())
                .isEqualTo("London");
    }

    @Test
    void what_a_file_does_not_tell_is_not_wiped_whichever_comes_first() throws Exception {
        Path rich = world.file(
                "rich.csv",
                "gss_code,name,name_cy,mnis_id,country,region,start_date",
                "W07000112,Ynys Môn,Ynys Môn,4527,Wales,,2024-05-31");
        Path poor = world.file(
                "poor.csv", "mnis_id,name,ons_code,start_date,end_date", "4527,Ynys Môn,,2024-05-31,2029-01-01");
        take(poor);
        take(rich);
        Constituency seat = world.constituencies.findByMnisId(4527).orElseThrow();
        assertThat(seat.gss()).isEqualTo("W07000112");
        assertThat(seat.country()).isEqualTo("Wales");
        assertThat(seat.endDate()).isEqualTo("2029-01-01");

        assertThat(take(poor)).hasToString("read 1, new 0, changed 0, unchanged 1, left out 0");
        assertThat(take(rich)).hasToString("read 1, new 0, changed 0, unchanged 1, left out 0");
        assertThat(world.constituencies.findByMnisId(4527)).contains(seat);
        assertThat(take(rich, poor)).hasToString("read 2, new 0, changed 0, unchanged 2, left out 0");
    }

    @Test
    void a_blank_end_says_that_the_seat_still_stands() throws Exception {
        String header = "mnis_id,name,start_date,end_date,ons_code";
        take(world.file("a.csv", header, "5,Aberavon,1997-04-09,2010-04-12,W07000022"));
        assertThat(world.constituencies.listStanding(TODAY)).isEmpty();
        take(world.file("b.csv", header, "5,Aberavon,1997-04-09,,W07000022"));
        assertThat(world.constituencies.listStanding(TODAY)).hasSize(1);
    }

    @Test
    void where_files_differ_the_one_read_last_wins_and_a_second_run_changes_nothing() throws Exception {
        Path old = world.file("old.csv", "mnis_id,name,start_date,ons_code", "5,Aberavon,1997-04-09,W07000022");
        Path corrected = world.file("new.csv", "mnis_id,name,start_date,ons_code", "5,Aberafan,1997-04-09,W07000023");
        assertThat(take(old, corrected)).hasToString("read 2, new 1, changed 0, unchanged 1, left out 0");
        assertThat(world.constituencies.findByMnisId(5).orElseThrow().gss()).isEqualTo("W07000023");
        assertThat(take(old, corrected)).hasToString("read 2, new 0, changed 0, unchanged 2, left out 0");
    }

    @Test
    void a_row_with_a_fault_is_left_out() throws Exception {
        Tally tally = take(world.file(
                "faults.csv",
                "mnis_id,name,start_date,end_date,ons_code",
                "5,Aberavon,1997-04-09,2010-04-12,W07000022",
                "6,Copy of it,1997-04-09,2010-04-12,W07000022",
                "7,Backwards,1997-04-09,1996-04-12,W07000024",
                "8,Odd,1997-04-09,,W7",
                "x,No number,1997-04-09,,",
                "9,,1997-04-09,,",
                "10,No day,1997-04,,"));
        assertThat(tally).hasToString("read 7, new 1, changed 0, unchanged 0, left out 6");
        assertThat(tally.listLeftOut())
                .extracting(left -> left.line() + " " + left.reason())
                .containsExactly(
                        "3 its code W07000022 is that of constituency 5 in the same boundary set",
                        "4 its end_date is before its start_date",
                        "5 “W7” is no code such as E14001293",
                        "6 its mnis_id is “x”, which is no whole number",
                        "7 it has no name",
                        "8 its start_date is “1997-04”, which is no date such as 2024-07-04");
    }

    @Test
    void a_file_cut_off_changes_nothing() throws Exception {
        Path cut = Files.writeString(
                folder.resolve("cut.csv"), "mnis_id,name,start_date,end_date\n5,Aberavon,1997-04-09,\n6,Ab");
        assertThatThrownBy(() -> take(cut)).isInstanceOf(ImportRefused.class);
        assertThat(world.constituencies.listAll()).isEmpty();
    }

    @Test
    void the_fictional_seats_go_and_the_real_ones_stay() {
        Constituency real = world.seat(1, "E14000001", "Hove");
        world.constituencies.save(new Constituency(
                901, "Z14000001", "Zed North", null, "Zedland", "", "2024", LocalDate.parse("2024-05-31"), null, true));
        assertThat(world.constituencies.listAll()).hasSize(2);
        world.constituencies.removeDemonstration();
        assertThat(world.constituencies.listAll()).containsExactly(real);
    }

    @Test
    void a_code_used_again_is_told_apart_by_the_day() {
        Constituency before = world.seat(2256, "S14000051", "Orkney and Shetland", "2005-04-12", "2024-05-30");
        Constituency now = world.seat(4447, "S14000051", "Orkney and Shetland");
        assertThat(world.constituencies.findByGss("S14000051", LocalDate.parse("2024-05-30")))
                .contains(before);
        assertThat(world.constituencies.findByGss("S14000051", LocalDate.parse("2024-05-31")))
                .contains(now);
        assertThat(world.constituencies.findByGss("S14000051", LocalDate.parse("1990-01-01")))
                .contains(now);
        assertThat(world.constituencies.findByGss("S14000052", TODAY)).isEmpty();
    }

    @Test
    void the_real_files_settle_in_any_order() throws Exception {
        Path all = SharedData.file("constituencies/constituencies_1997_2024_mnis.csv");
        Path of2024 = SharedData.file("constituencies/constituencies_2024.csv");
        Path of2010 = SharedData.file("constituencies/constituencies_2010.csv");
        assertThat(take(of2024)).hasToString("read 650, new 650, changed 0, unchanged 0, left out 0");
        assertThat(take(all)).hasToString("read 1959, new 1309, changed 0, unchanged 650, left out 0");
        assertThat(take(of2010)).hasToString("read 650, new 0, changed 650, unchanged 0, left out 0");
        for (Path file : new Path[] {all, of2024, of2010}) {
            assertThat(take(file).toString()).contains("new 0, changed 0").endsWith("left out 0");
        }
        assertThat(world.constituencies.listStanding(TODAY)).hasSize(650);
        assertThat(world.constituencies.listStanding(LocalDate.parse("2008-12-16")))
                .hasSize(646);
        assertThat(world.constituencies.listAll()).hasSize(1959);
        try (PlacesWorld other = new PlacesWorld(folder)) {
            other.take(other.constituencyImport, of2010, all, of2024);
            assertThat(other.constituencies.listAll()).isEqualTo(world.constituencies.listAll());
        }
    }

    private Tally take(Path... files) throws ImportRefused, IOException {
        return world.take(world.constituencyImport, files);
    }
}
