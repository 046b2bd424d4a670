package org.centrallobby.places.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.centrallobby.Parliament;
import org.centrallobby.SharedData;
import org.centrallobby.kit.imports.ImportRefused;
import org.centrallobby.places.Constituencies;
import org.centrallobby.places.Constituency;
import org.centrallobby.places.map.layout.Hex;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a file of boundaries to the map that is kept. */
class BoundaryImportTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private Parliament parliament;

    @BeforeEach
    void open() {
        parliament = Parliament.at("2026-11-23T12:00:00Z");
    }

    @AfterEach
    void close() {
        parliament.close();
    }

    @Test
    void boundaries_become_a_map_of_the_seats_that_stand() throws ImportRefused {
        seats(6);
        assertThat(parliament.take("boundaries", file(6)))
                .hasToString("read 6, new 6, changed 0, unchanged 0, left out 0");
        HexMap map = maps().findOn(TODAY, false).orElseThrow();
        assertThat(map.cells().keySet()).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6);
        assertThat(new HashSet<>(map.cells().values())).hasSize(6);
        assertThat(map.quality()).isNotNull();
        assertThat(map.source()).isEqualTo("boundaries.geojson");
        assertThat(maps().findOn(LocalDate.of(2020, 1, 1), false)).isEmpty();
        assertThat(maps().findOn(TODAY, true)).isEmpty();
        assertThat(parliament.take("boundaries", file(6)))
                .hasToString("read 6, new 0, changed 0, unchanged 6, left out 0");
    }

    @Test
    void boundaries_of_seats_nobody_knows_are_refused_and_nothing_is_kept() {
        seats(5);
        assertThatThrownBy(() -> parliament.take("boundaries", file(6)))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining("E14000006")
                .hasMessageContaining("import constituencies first");
        assertThat(maps().findOn(TODAY, false)).isEmpty();
    }

    @Test
    void the_real_house_is_kept_and_northern_ireland_touches_nobody() throws ImportRefused {
        parliament.take("constituencies", SharedData.file("constituencies/constituencies_2024.csv"));
        parliament.take("boundaries", SharedData.file("constituencies/pcon_2024_buc.geojson"));
        HexMap map = maps().findOn(TODAY, false).orElseThrow();
        assertThat(map.cells()).hasSize(650);
        Set<Hex> irish = new HashSet<>();
        Set<Hex> others = new HashSet<>();
        map.cells().forEach((seat, hex) -> {
            String country = parliament
                    .get(Constituencies.class)
                    .findByMnisId(seat)
                    .orElseThrow()
                    .country();
            (country.equals("Northern Ireland") ? irish : others).add(hex);
        });
        assertThat(irish).hasSize(18);
        assertThat(irish.stream().flatMap(hex -> hex.around().stream())).doesNotContainAnyElementsOf(others);
    }

    private HexMaps maps() {
        return parliament.get(HexMaps.class);
    }

    private void seats(int count) {
        for (int i = 1; i <= count; i++) {
            parliament
                    .get(Constituencies.class)
                    .save(new Constituency(
                            i,
                            code(i),
                            "Seat " + i,
                            null,
                            "England",
                            "",
                            "2024",
                            LocalDate.of(2024, 5, 31),
                            null,
                            false));
        }
    }

    private static String code(int number) {
        return String.format(Locale.ROOT, "E140000%02d", number);
    }

    /** Squares of 20 kilometres in metres of the National Grid, three a row. */
    private Path file(int count) {
        List<String> features = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            int x = 300_000 + (i - 1) % 3 * 20_000;
            int y = 300_000 + (i - 1) / 3 * 20_000;
            features.add(String.format(
                    Locale.ROOT,
                    "{\"type\":\"Feature\",\"properties\":{\"PCON24CD\":\"%s\",\"PCON24NM\":\"Seat %d\"},\"geometry\":"
                            + "{\"type\":\"Polygon\",\"coordinates\":[[[%d,%d],[%d,%d],[%d,%d],[%d,%d],[%d,%d]]]}}",
                    code(i),
                    i,
                    x,
                    y,
                    x + 20_000,
                    y,
                    x + 20_000,
                    y + 20_000,
                    x,
                    y + 20_000,
                    x,
                    y));
        }
        return parliament.file(
                "boundaries.geojson",
                "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}");
    }
}
