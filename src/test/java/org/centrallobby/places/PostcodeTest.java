package org.centrallobby.places;

import static org.assertj.core.api.Assertions.assertThat;

import org.centrallobby.places.Postcode.Malformed;
import org.centrallobby.places.Postcode.Parsed;
import org.centrallobby.places.Postcode.Slip;
import org.centrallobby.places.Postcode.Valid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostcodeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "N8 9AA|N8 9AA",
                "n89aa|N8 9AA",
                "  n 8 9 a a |N8 9AA",
                "N8-9AA.|N8 9AA",
                "m1 1ad|M1 1AD",
                "sw1a1aa|SW1A 1AA",
                "SE1P 5ZZ|SE1P 5ZZ",
                "W1A 0AX|W1A 0AX",
                "ig1 1aa|IG1 1AA",
                "bl0 9aa|BL0 9AA",
                "SO17 1BJ|SO17 1BJ",
                "zz9 9zz|ZZ9 9ZZ",
                "gir 0aa|GIR 0AA",
                "GIR0AA|GIR 0AA",
                "BFPO 12|BFPO 12",
                "bfpo c/o 123|BFPO 123",
                "BF1 2AU|BF1 2AU",
                "fiqq1zz|FIQQ 1ZZ",
                "ASCN 1ZZ|ASCN 1ZZ",
                "GX11 1AA|GX11 1AA",
                "san ta1|SAN TA1",
                "XM4 5HQ|XM4 5HQ",
                "\u00A0N8\u20139AA\u200B|N8 9AA"
            })
    void what_people_type_is_understood(String typed, String meant) {
        assertThat(Postcode.parse(typed)).isEqualTo(new Valid(Postcode.of(meant)));
        assertThat(Postcode.of(meant)).hasToString(meant);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SW1A OAA|SW1A 0AA",
                "N1O 9AA|N10 9AA",
                "S017 1BJ|SO17 1BJ",
                "S01 4AA|SO1 4AA",
                "0X1 1AA|OX1 1AA",
                "WIA 1AA|W1A 1AA",
                "EI 6AN|E1 6AN",
                "el 6an|E1 6AN",
                "1V1 1AA|IV1 1AA",
                "1L1 1AA|LL1 1AA",
                "SOI IAA|SO1 1AA",
                "S0I7 IBJ|SO17 1BJ",
                "N8 91A|N8 9LA",
                "B1 lBB|B1 1BB",
                "BFP0 12|BFPO 12"
            })
    void a_slip_is_offered_as_a_correction_and_never_taken_silently(String typed, String meant) {
        assertThat(Postcode.parse(typed)).isEqualTo(new Slip(Postcode.of(meant)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "N8",
                "N8 9",
                "N8 9A",
                "N8 9AC",
                "N8 9OO",
                "8N 9AA",
                "N8 AA9",
                "ABC1 1AA",
                "N123 1AA",
                "N8 9AAA",
                "London",
                "SW1A 1AA London",
                "12345",
                "00000",
                "BFPO",
                "BFPO 12345",
                "BFPO x",
                "FIQQ 2ZZ",
                "Ñ8 9AA",
                "N８ 9AA",
                "N8 9AA N8 9AB",
                "SW1Z 1AA",
                "N8 9A\0"
            })
    void what_is_no_postcode_is_malformed(String typed) {
        assertThat(Postcode.parse(typed)).isEqualTo(new Malformed(typed));
    }

    @Test
    void typing_without_end_is_no_trouble() {
        Parsed parsed = Postcode.parse("1".repeat(10_000_000));
        assertThat(parsed).isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @CsvSource({"N8 9AA,N", "ZZ9 9ZZ,ZZ", "SW1A 1AA,SW", "BFPO 12,BFPO", "GIR 0AA,GIR"})
    void the_area_is_the_letters_it_begins_with(String postcode, String area) {
        assertThat(Postcode.of(postcode).area()).isEqualTo(area);
    }
}
