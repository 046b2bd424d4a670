package org.centrallobby.motions.maps;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.centrallobby.motions.Stance;
import org.centrallobby.motions.maps.HouseMap.Placed;
import org.centrallobby.motions.maps.HouseMap.Seat;
import org.centrallobby.places.Constituency;
import org.centrallobby.places.map.layout.Hex;
import org.junit.jupiter.api.Test;

/** The drawing, and what it weighs. */
class HouseMapTest {
    @Test
    void a_house_of_650_weighs_less_than_15_kilobytes_packed_however_its_seats_are_mixed() throws IOException {
        Random random = new Random(650);
        Stance.Kind[] kinds = Stance.Kind.values();
        List<Placed> placed = new ArrayList<>();
        for (int i = 0; i < 650; i++) {
            placed.add(placed(i, new Hex(i % 26 - i / 52, i / 26), Look.of(kinds[random.nextInt(kinds.length)], "w")));
        }
        String page = show(HouseMap.draw("The House", placed));
        String drawing = page.substring(page.indexOf("<svg"), page.indexOf("</svg>"));
        int packed = packed(drawing);
        System.out.println("650 seats drawn: " + drawing.length() + " bytes, packed " + packed);
        assertThat(packed).isLessThan(15_000);
        assertThat(drawing.split("M", -1)).hasSizeGreaterThan(650);
        assertThat(page).doesNotContain("style=").doesNotContain("<script");
    }

    @Test
    void every_stance_differs_from_every_other_without_colour_except_that_nothing_marks_a_plain_seat() {
        Map<String, Stance.Kind> marks = new HashMap<>();
        for (Stance.Kind kind : Stance.Kind.values()) {
            assertThat(marks.put(Look.of(kind, "").mark(), kind)).isNull();
        }
    }

    @Test
    void kinds_are_counted_and_told_and_each_seat_is_in_the_table() {
        HouseMap map = HouseMap.draw(
                "The House",
                List.of(
                        placed(2, new Hex(0, 0), Look.of(Stance.Kind.SIGNED, "Signed")),
                        placed(1, new Hex(1, 0), Look.of(Stance.Kind.NOT_SIGNED, "Not signed")),
                        placed(3, new Hex(0, 1), Look.of(Stance.Kind.SIGNED, "Signed"))));
        assertThat(map.box()).isEqualTo("0 0 30 30");
        assertThat(map.kinds()).extracting(HouseMap.Kind::seats).containsExactly(2, 1);
        assertThat(map.kinds().getFirst().cells()).isEqualTo("M8 1l7 4v8l-7 4-7-4v-8zM15 13l7 4v8l-7 4-7-4v-8z");
        assertThat(map.told()).contains("3 seats").contains("Signed: 2, Not signed: 1");
        assertThat(show(map))
                .contains("role=\"img\"")
                .contains("<th scope=\"row\">Seat 1</th><td>–</td><td>Not signed</td>")
                .contains("<th scope=\"row\">Seat 3</th>");
    }

    @Test
    void parties_of_one_colour_have_marks_of_their_own() {
        Map<String, Integer> seen = new HashMap<>();
        for (int rank = 0; rank < 24; rank++) {
            Look look = Look.of("Party " + rank, rank);
            assertThat(seen.put(look.css() + look.mark(), rank)).isNull();
        }
        assertThat(Look.of("Labour", 0).mark())
                .isNotEqualTo(Look.of("Labour (Co-op)", 0).mark());
    }

    private static Placed placed(int id, Hex hex, Look look) {
        LocalDate day = LocalDate.of(2024, 5, 31);
        Constituency seat = new Constituency(id, null, "Seat " + id, null, "", "", "2024", day, null, true);
        return new Placed(new Seat(seat, null, look.word()), hex, look);
    }

    private static String show(HouseMap map) {
        StringOutput output = new StringOutput();
        Map<String, Object> values = new HashMap<>();
        values.put("map", map);
        TemplateEngine.createPrecompiled(ContentType.Html).render("motions/map.jte", values, output);
        return output.toString();
    }

    private static int packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.size();
    }
}
