package org.centrallobby.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.centrallobby.kit.imports.Tally;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeJoinTest {
    private static final String NAMES = """
            PCON24CD,PCON24NM,PCON24NMW
            E14000001,"Hove, North & St. Ives",
            W07000001,Ynys Mon,Ynys Môn
            E14000003,Elsewhere,
            E99999999,(pseudo) England,
            """;

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
    void seats_get_their_codes_by_name_from_the_zip_of_postcodes() throws Exception {
        codeless(1, "Hove North and Saint Ives");
        codeless(2, "Ynys Môn");
        codeless(3, "Nowhere Else");

        Tally tally = world.take(world.postcodeImport, zip());

        assertThat(gss(1)).isEqualTo("E14000001");
        assertThat(gss(2)).isEqualTo("W07000001");
        assertThat(world.constituencies.findByMnisId(2))
                .map(Constituency::country)
                .contains("Wales");
        assertThat(gss(3)).isNull();
        assertThat(tally.listRemarks())
                .contains(
                        "1 constituencies of 2024 have no code: Nowhere Else.",
                        "1 codes of 2024 belong to no constituency we know: Elsewhere (E14000003).");
    }

    @Test
    void a_code_that_is_known_stays_whatever_the_name() throws Exception {
        world.seat(1, "E14000001", "Renamed Since");

        world.take(world.postcodeImport, zip());

        assertThat(gss(1)).isEqualTo("E14000001");
        assertThat(world.constituencies.findByMnisId(1)).map(Constituency::name).contains("Renamed Since");
    }

    private void codeless(int mnisId, String name) {
        world.constituencies.save(
                new Constituency(mnisId, null, name, null, "", "", "2024", LocalDate.parse("2024-05-31"), null, false));
    }

    private @Nullable String gss(int mnisId) {
        return world.constituencies.findByMnisId(mnisId).orElseThrow().gss();
    }

    private Path zip() throws Exception {
        Map<String, String> members = Map.of(
                "Data/ONSPD_MAY_2025_UK.csv",
                "pcds,doterm,pcon24cd\nN8 9AA,,E14000001\n",
                "Documents/Westminster Parliamentary Constituency names and codes UK as at 12_24.csv",
                NAMES);
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
