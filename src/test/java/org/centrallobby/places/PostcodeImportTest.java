package org.centrallobby.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.centrallobby.SharedData;
import org.centrallobby.kit.imports.ImportRefused;
import org.centrallobby.kit.imports.Tally;
import org.centrallobby.places.PostcodeAnswer.NoSeat;
import org.centrallobby.places.PostcodeAnswer.OneSeat;
import org.centrallobby.places.PostcodeAnswer.Terminated;
import org.centrallobby.places.PostcodeAnswer.TwoSeats;
import org.centrallobby.places.PostcodeAnswer.Unknown;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostcodeImportTest {
    @TempDir
    Path folder;

    private PlacesWorld world;
    private Constituency north;
    private Constituency south;

    @BeforeEach
    void open() {
        world = new PlacesWorld(folder);
        north = world.seat(1, "E14000001", "Hove North");
        south = world.seat(2, "E14000002", "Hove South");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_file_of_code_point_open_becomes_the_directory() throws Exception {
        Tally tally = take(world.file(
                "open.csv",
                "postcode,lat,lng,quality,pcon24cd",
                "N8 9AA,51.5,-0.1,10,E14000001",
                "N8 9AB,,,90,",
                "N8 9AD,51.5,-0.1,10,E14000002"));

        assertThat(tally).hasToString("read 3, new 3, changed 0, unchanged 0, left out 0");
        assertThat(tally.listRemarks()).containsExactly("1 have no seat.");
        assertThat(world.ask("N8 9AA")).isEqualTo(new OneSeat(Postcode.of("N8 9AA"), north));
        assertThat(world.ask("N8 9AB")).isEqualTo(new NoSeat(Postcode.of("N8 9AB")));
        assertThat(world.ask("N8 9AD")).isEqualTo(new OneSeat(Postcode.of("N8 9AD"), south));
        assertThat(world.ask("N8 9AE")).isEqualTo(new Unknown(Postcode.of("N8 9AE")));
        assertThat(world.directory.size()).isEqualTo(3);
        assertThat(world.directory.asOf()).contains(PlacesWorld.CLOCK.instant());
    }

    @Test
    void the_postcode_directory_of_the_ons_tells_which_are_terminated_and_which_have_no_position() throws Exception {
        Tally tally = take(world.file(
                "onspd.csv",
                "pcd7,pcds,doterm,pcon,lat,long",
                "SE19ZZ,SE1 9ZZ,199812,E14000001,51.506903,-0.100841",
                "AB10AA,AB1 0AA,199606,L99999999,57.1,-2.2",
                "SE1P5ZZ,SE1P 5ZZ,,E14000002,99.999999,0.000000",
                "JE24WD,JE2 4WD,,L99999999,99.999999,0.000000",
                "GIR0AA,GIR 0AA,,E99999999,53.45,-3.01"));

        assertThat(tally).hasToString("read 5, new 5, changed 0, unchanged 0, left out 0");
        assertThat(tally.listRemarks()).containsExactly("2 have no seat.", "2 are out of use.");
        assertThat(world.ask("SE1 9ZZ"))
                .isEqualTo(new Terminated(Postcode.of("SE1 9ZZ"), YearMonth.of(1998, 12), north));
        assertThat(world.ask("AB1 0AA")).isEqualTo(new Terminated(Postcode.of("AB1 0AA"), YearMonth.of(1996, 6), null));
        assertThat(world.ask("SE1P 5ZZ")).isEqualTo(new OneSeat(Postcode.of("SE1P 5ZZ"), south));
    }

    @Test
    void the_zip_of_the_ons_is_read_by_its_whole_file_and_not_by_its_parts() throws Exception {
        Path zip = zip(Map.of(
                "Data/ONSPD_MAY_2025_UK.csv", "pcds,doterm,pcon24cd\nN8 9AA,,E14000001\n",
                "Data/multi_csv/ONSPD_MAY_2025_UK_N.csv", "pcds,doterm,pcon24cd\nN8 9AA,,E14000002\n",
                "Documents/names.csv", "code,name\nE14000001,Hove North\n"));
        take(zip);
        assertThat(world.ask("N8 9AA")).isEqualTo(new OneSeat(Postcode.of("N8 9AA"), north));
    }

    @Test
    void a_postcode_may_lie_in_two_seats() throws Exception {
        take(world.file(
                "two.csv",
                "postcode,pcon_1,pcon_2",
                "N8 9AA,E14000002,E14000001",
                "N8 9AB,E14000002,",
                "N8 9AD,E14000002,E14000002",
                "N8 9AE,,"));
        assertThat(world.ask("N8 9AA")).isEqualTo(new TwoSeats(Postcode.of("N8 9AA"), List.of(south, north)));
        assertThat(world.ask("N8 9AB")).isEqualTo(new OneSeat(Postcode.of("N8 9AB"), south));
        assertThat(world.ask("N8 9AD")).isEqualTo(new OneSeat(Postcode.of("N8 9AD"), south));
        assertThat(world.ask("N8 9AE")).isEqualTo(new NoSeat(Postcode.of("N8 9AE")));
    }

    @Test
    void a_row_with_a_fault_is_left_out_and_the_others_are_taken() throws Exception {
        Tally tally = take(world.file(
                "faults.csv",
                "postcode,lat,long,pcon,doterm",
                "N8 9AA,51.5,-0.1,E14000001,",
                "N8 9AO,51.5,-0.1,E14000001,",
                "BFPO 12,,,,",
                "N8 9AB,51.5,-0.1,Hove,",
                "N8 9AD,-0.1,51.5,E14000001,",
                "N8 9AE,51.5,far,E14000001,",
                "n89aa,51.5,-0.1,E14000002,",
                ",51.5,-0.1,E14000002,",
                "N8 9AF,51.5,-0.1,E14000001,199613",
                "N8 9AG,51.5,-0.1,E14000001,1996"));

        assertThat(tally).hasToString("read 10, new 1, changed 0, unchanged 0, left out 9");
        assertThat(tally.listLeftOut())
                .extracting(left -> left.line() + " " + left.reason())
                .containsExactly(
                        "3 “N8 9AO” is no postcode",
                        "4 “BFPO 12” is no postcode of a place",
                        "5 “Hove” is no code of a constituency such as E14001293",
                        "6 its lat is “-0.1”, which is not in the United Kingdom",
                        "7 its long is “far”, which is not in the United Kingdom",
                        "8 “N8 9AA” stands further up already",
                        "9 it has no pcds",
                        "10 its doterm is “199613”, which is no month such as 199606",
                        "11 its doterm is “1996”, which is no month such as 199606");
        assertThat(world.ask("N8 9AA")).isEqualTo(new OneSeat(Postcode.of("N8 9AA"), north));
    }

    @Test
    void an_edition_is_held_against_the_one_before() throws Exception {
        String header = "postcode,pcon";
        take(world.file("a.csv", header, "N8 9AA,E14000001", "N8 9AB,E14000001", "N8 9AD,E14000001"));
        long edition = editionId();

        Tally again = take(world.file("b.csv", header, "N8 9AD,E14000001", "N8 9AA,E14000001", "N8 9AB,E14000001"));
        assertThat(again).hasToString("read 3, new 0, changed 0, unchanged 3, left out 0");
        assertThat(editionId()).isEqualTo(edition);

        Tally next = take(world.file("c.csv", header, "N8 9AA,E14000001", "N8 9AB,E14000002", "N8 9AE,E14000001"));
        assertThat(next).hasToString("read 3, new 1, changed 1, unchanged 1, left out 0");
        assertThat(next.listRemarks()).containsExactly("1 of the edition before are gone.");
        assertThat(editionId()).isNotEqualTo(edition);
        assertThat(world.ask("N8 9AB")).isEqualTo(new OneSeat(Postcode.of("N8 9AB"), south));
        assertThat(world.ask("N8 9AD")).isEqualTo(new Unknown(Postcode.of("N8 9AD")));
        assertThat(count("postcode_edition")).isEqualTo(1);
        assertThat(count("postcode_sector")).isEqualTo(1);
    }

    @Test
    void several_files_make_one_edition() throws Exception {
        take(
                world.file("gb.csv", "postcode,pcon", "N8 9AA,E14000001"),
                world.file("ni.csv", "pcds,pcon24cd", "BT1 1AA,E14000002"));
        assertThat(world.ask("N8 9AA")).isEqualTo(new OneSeat(Postcode.of("N8 9AA"), north));
        assertThat(world.ask("BT1 1AA")).isEqualTo(new OneSeat(Postcode.of("BT1 1AA"), south));
        assertThat(world.ask("BT1 1AB")).isEqualTo(new Unknown(Postcode.of("BT1 1AB")));
    }

    @Test
    void what_cannot_be_a_whole_edition_is_refused_and_the_old_one_is_still_served() throws Exception {
        take(world.file(
                "a.csv",
                "postcode,pcon",
                "N8 9AA,E14000001",
                "N8 9AB,E14000001",
                "N8 9AD,E14000001",
                "N8 9AE,E14000001"));
        Path half = world.file("half.csv", "postcode,pcon", "N8 9AA,E14000001", "N8 9AB,E14000002");
        Path less = world.file("less.csv", "postcode,pcon", "N8 9AA,E14000002");
        Path cut = Files.writeString(folder.resolve("cut.csv"), "postcode,pcon\nN8 9AA,E14000002\nN8 9AB,E1400000");
        Path none = world.file("none.csv", "postcode,pcon", "here,E14000001");
        Path wrong = world.file("wrong.csv", "postcode,seat", "N8 9AA,E14000002");

        assertThatThrownBy(() -> take(less))
                .isInstanceOf(ImportRefused.class)
                .hasMessage("less.csv: 1 postcodes, where the current edition has 4, cannot be a whole edition;"
                        + " import all of its files in one go.");
        assertThatThrownBy(() -> take(cut))
                .isInstanceOf(ImportRefused.class)
                .hasMessageStartingWith("cut.csv looks cut off");
        assertThatThrownBy(() -> take(none))
                .isInstanceOf(ImportRefused.class)
                .hasMessageStartingWith("none.csv: none of");
        assertThatThrownBy(() -> take(wrong))
                .isInstanceOf(ImportRefused.class)
                .hasMessage("wrong.csv has no column pcon24cd or pcon or pcon_1; it has postcode, seat.");
        assertThat(world.ask("N8 9AA")).isEqualTo(new OneSeat(Postcode.of("N8 9AA"), north));
        take(half);
        assertThat(world.ask("N8 9AB")).isEqualTo(new OneSeat(Postcode.of("N8 9AB"), south));
    }

    @Test
    void codes_of_something_smaller_than_seats_are_noticed() {
        String letters = "ABDEFGHJLNPQRSTUWXYZ";
        List<String> lines = new ArrayList<>(List.of("postcode,pcon"));
        for (int i = 0; i < 2001; i++) {
            lines.add("N8 %s%s%s,E%08d".formatted(i / 400, letters.charAt(i / 20 % 20), letters.charAt(i % 20), i));
        }
        Path file = world.file("areas.csv", lines.toArray(String[]::new));
        assertThatThrownBy(() -> take(file))
                .isInstanceOf(ImportRefused.class)
                .hasMessage("areas.csv names more than 2,000 constituencies by line 2002;"
                        + " its column is of something smaller.");
        lines.removeLast();
        assertThat(world.file("fewer.csv", lines.toArray(String[]::new)))
                .satisfies(fewer -> assertThat(take(fewer).toString()).startsWith("read 2000, new 2000"));
    }

    @Test
    void real_rows_of_the_ons_are_all_taken() throws Exception {
        Tally tally = take(SharedData.file("postcodes/onspd_sample.csv"));
        assertThat(tally).hasToString("read 40, new 40, changed 0, unchanged 0, left out 0");
        assertThat(world.ask("AB1 0AA")).isEqualTo(new Terminated(Postcode.of("AB1 0AA"), YearMonth.of(1996, 6), null));
    }

    private Tally take(Path... files) throws ImportRefused, IOException {
        return world.take(world.postcodeImport, files);
    }

    private long editionId() {
        return world.database
                .jdbc()
                .sql("select id from postcode_edition where current")
                .query(Long.class)
                .single();
    }

    private long count(String table) {
        return world.database
                .jdbc()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    private Path zip(Map<String, String> members) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> member : members.entrySet()) {
                zip.putNextEntry(new ZipEntry(member.getKey()));
                zip.write(member.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return Files.write(folder.resolve("onspd.zip"), bytes.toByteArray());
    }
}
