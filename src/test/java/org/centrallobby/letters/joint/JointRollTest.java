package org.centrallobby.letters.joint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who stands under a joint letter, as it is read and as a sheet program opens it. */
class JointRollTest {
    @Test
    void nothing_that_was_typed_becomes_a_formula_a_column_or_a_row() {
        Roll roll = new Roll(List.of(
                new CoSignatory("ZZ9 1AA", "=cmd|' /C calc'!A0", "1 \"Mill\" Lane, Zed Bay", "+1 from me, @all"),
                new CoSignatory("ZZ9 1AB", "-2+3", "a | b", "one, two")));

        assertThat(roll.file().text().lines())
                .containsExactly(
                        "\uFEFFnumber,postcode,name,address,sentence",
                        "1,ZZ9 1AA,'=cmd|' /C calc'!A0,\"1 \"\"Mill\"\" Lane, Zed Bay\",\"'+1 from me, @all\"",
                        "2,ZZ9 1AB,'-2+3,a | b,\"one, two\"");
        assertThat(roll.table().asText().lines().toList().getLast()).isEqualTo("2 | ZZ9 1AB | -2+3 | a / b | one, two");
    }

    @Test
    void they_are_sorted_by_postcode_and_one_who_is_in_it_twice_is_named_once() {
        CoSignatory asha = new CoSignatory("ZZ9 1AB", "Asha Patel", "12 Mill Lane", "");
        Roll roll = new Roll(List.of(asha, new CoSignatory("ZZ9 1AA", "Ben Ode", "3 Quay Street", ""), asha));

        assertThat(roll.people()).extracting(CoSignatory::name).containsExactly("Ben Ode", "Asha Patel");
        assertThat(roll.table().head()).containsExactly("No.", "Postcode", "Name", "Address");
    }

    @Test
    void sentences_that_would_make_it_too_heavy_are_in_the_file_alone_and_what_is_heavier_yet_goes_another_day() {
        List<CoSignatory> wordy = IntStream.range(0, 4000)
                .mapToObj(i -> new CoSignatory("ZZ9 1AA", "Name " + i, i + " Mill Lane, Zed Bay", "é".repeat(300)))
                .toList();
        int fitting = Roll.fitting(wordy);
        Roll roll = new Roll(wordy.subList(0, fitting));

        assertThat(fitting).isBetween(500, 1500);
        assertThat(roll.hasRoomForSentences()).isFalse();
        assertThat(roll.table().head()).hasSize(4);
        assertThat(roll.table().caption()).contains("these are in the file");
        assertThat(roll.file().text()).contains("é".repeat(300));
        assertThat(Roll.fitting(Collections.nCopies(1, new CoSignatory("ZZ9 1AA", "x".repeat(2_000_000), "", ""))))
                .isEqualTo(1);
    }
}
