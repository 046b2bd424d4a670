package org.centrallobby.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.centrallobby.SharedData;
import org.centrallobby.kit.imports.Column;
import org.centrallobby.kit.imports.CsvTable;
import org.centrallobby.kit.imports.Tally;
import org.centrallobby.places.codes.SeatCodes;
import org.centrallobby.places.codes.SeatNames;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Seats get their codes from the documents in the zip of the postcodes. */
class CodeJoinTest {
    private static final String NAMES =
            "ONSPD/Documents/Westminster Parliamentary Constituency names and codes UK as at 12_24.csv";

    @TempDir
    Path folder;

    private PlacesWorld world;

    @SuppressWarnings("NullAway.Init") // Built before each test, in a folder of its own.
    CodeJoinTest() {}

    @BeforeEach
    void build() {
        world = new PlacesWorld(folder);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void seats_get_codes_by_name_however_it_is_written() throws Exception {
        known(1, "Hove, Portslade & St. Peter’s");
        known(2, "Ynys Mon");
        known(3, "Cwm Glyn");
        known(4, "Belfast Quay");

        Tally tally = take("""
                PCON24CD,PCON24NM,PCON24NMW
                E14000001,Hove Portslade and Saint Peter's,
                W07000001,Ynys Môn,Ynys Môn
                W07000002,Clay Valley,Cwm Glyn
                N05000001,BELFAST QUAY,
                E99999999,(pseudo) England (Including Isle of Wight),
                """);

        assertThat(code(1)).isEqualTo("E14000001 England");
        assertThat(code(2)).isEqualTo("W07000001 Wales");
        assertThat(code(3)).isEqualTo("W07000002 Wales");
        assertThat(code(4)).isEqualTo("N05000001 Northern Ireland");
        assertThat(tally.listRemarks()).isEmpty();
    }

    @Test
    void what_does_not_match_is_listed_and_a_code_that_is_known_stays() throws Exception {
        known(1, "Hove");
        known(2, "Elsewhere");
        world.seat(3, "E14000003", "Hull East");

        Tally tally = take("""
                PCON24CD,PCON24NM
                E14000001,Hove
                E14000002,Nowhere
                E14000003,Kingston upon Hull East
                """);

        assertThat(code(1)).isEqualTo("E14000001 England");
        assertThat(code(2)).isEqualTo("null ");
        assertThat(code(3)).isEqualTo("E14000003 England");
        assertThat(tally.listRemarks())
                .containsExactly(
                        "1 constituencies of 2024 have no code: Elsewhere.",
                        "1 codes of 2024 belong to no constituency we know: Nowhere (E14000002).");
    }

    @Test
    void a_seat_of_another_time_gets_no_code_of_this_one() throws Exception {
        world.constituencies.save(new Constituency(
                7,
                null,
                "Hove",
                null,
                "",
                "",
                "2010",
                LocalDate.parse("2010-04-13"),
                LocalDate.parse("2024-05-30"),
                false));

        take("""
                PCON24CD,PCON24NM
                E14000001,Hove
                """);

        assertThat(code(7)).isEqualTo("null ");
    }

    @Test
    void a_name_that_fits_two_codes_is_left_alone() throws Exception {
        known(1, "Hove");

        Tally tally = take("""
                PCON24CD,PCON24NM
                E14000001,Hove
                S14000001,Hove
                """);

        assertThat(code(1)).isEqualTo("null ");
        assertThat(tally.listRemarks()).hasSize(2);
    }

    @Test
    void codes_that_came_before_their_seats_wait_for_them() throws Exception {
        take("""
                PCON24CD,PCON24NM
                E14000001,Hove
                """);
        known(1, "Hove");

        new CodeJoin(world.constituencies, new SeatCodes(world.database.jdbc(), PlacesWorld.CLOCK)).join(remark -> {});

        assertThat(code(1)).isEqualTo("E14000001 England");
    }

    @Test
    void codes_that_cannot_be_read_are_no_reason_to_do_without_the_postcodes() throws Exception {
        known(1, "Hove");

        Tally tally = take("code,name\nE14000001,Hove\n");

        assertThat(tally.toString()).startsWith("read 1, new 1");
        assertThat(tally.listRemarks())
                .singleElement()
                .asString()
                .contains("The codes of constituencies were not taken");
        assertThat(take("PCON24CD,PCON24NM\nW07000001,Ynys Môn\n", StandardCharsets.ISO_8859_1)
                        .listRemarks())
                .singleElement()
                .asString()
                .contains("The codes of constituencies were not taken");
    }

    @Test
    void all_650_real_names_find_their_codes() throws Exception {
        Path file = SharedData.file("constituencies/constituencies_2024.csv");
        List<String> names = new ArrayList<>();
        names.add("PCON24CD,PCON24NM,PCON24NMW");
        try (CsvTable table = CsvTable.open(
                file, List.of(Column.required("gss_code"), Column.required("name"), Column.required("mnis_id")))) {
            table.forEach(new Tally(rows -> {}), row -> {
                known(row.number("mnis_id"), row.get("name"));
                // As another office might write it.
                names.add(row.get("gss_code") + ",\""
                        + row.get("name").replace(" and ", " & ").replace(", ", " ") + "\",");
            });
        }

        Tally tally = take(String.join("\n", names) + "\n");

        assertThat(tally.listRemarks()).isEmpty();
        assertThat(world.constituencies.listAll())
                .hasSize(650)
                .allMatch(seat -> seat.gss() != null && !seat.country().isEmpty());
        assertThat(world.constituencies.listAll().stream().map(seat -> SeatNames.plain(seat.name())))
                .doesNotHaveDuplicates();
    }

    private void known(int id, String name) {
        world.constituencies.save(
                new Constituency(id, null, name, null, "", "", "2024", LocalDate.parse("2024-05-31"), null, false));
    }

    private String code(int id) {
        Constituency seat = world.constituencies.findByMnisId(id).orElseThrow();
        return seat.gss() + " " + seat.country();
    }

    private Tally take(String names) throws Exception {
        return take(names, StandardCharsets.UTF_8);
    }

    private Tally take(String names, Charset charset) throws Exception {
        return world.take(
                world.postcodeImport,
                zip(Map.of(
                        "ONSPD/Data/ONSPD_NOV_2024_UK.csv",
                        "pcds,doterm,pcon24cd\nN8 9AA,,E14000001\n".getBytes(StandardCharsets.UTF_8),
                        "ONSPD/Documents/Region names and codes EN as at 12_20.csv",
                        "RGN20CD,RGN20NM\nE12000001,North\n".getBytes(StandardCharsets.UTF_8),
                        NAMES,
                        names.getBytes(charset))));
    }

    private Path zip(Map<String, byte[]> members) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                zip.putNextEntry(new ZipEntry(member.getKey()));
                zip.write(member.getValue());
            }
        }
        return Files.write(folder.resolve("onspd.zip"), bytes.toByteArray());
    }
}
