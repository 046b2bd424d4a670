package org.centrallobby.letters.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.centrallobby.places.Constituency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a writer is told before writing follows from the matter and from the nation of the seat. */
class GuideTest {
    @ParameterizedTest
    @CsvSource({
        "England, ENGLAND",
        "Scotland, SCOTLAND",
        "Wales, WALES",
        "Northern Ireland, NORTHERN_IRELAND",
        "NORTHERN IRELAND, NORTHERN_IRELAND",
        "Zedland, UNKNOWN",
        "'', UNKNOWN"
    })
    void the_nation_is_read_from_the_seat(String country, Nation nation) {
        assertThat(Nation.of(new Constituency(
                        1, null, "Zed Bay", null, country, "", "2024", LocalDate.of(2024, 5, 30), null, true)))
                .isEqualTo(nation);
    }

    @Test
    void where_there_is_another_parliament_its_powers_and_its_members_are_named() {
        assertThat(pages(Nation.SCOTLAND)).anyMatch(page -> page.startsWith("https://www.parliament.scot/"));
        assertThat(pages(Nation.WALES)).anyMatch(page -> page.startsWith("https://senedd.wales/"));
        assertThat(pages(Nation.NORTHERN_IRELAND)).anyMatch(page -> page.startsWith("https://www.niassembly.gov.uk/"));
        assertThat(points(Nation.WALES)).anyMatch(point -> point.contains("The UK Parliament decides on justice"));
        assertThat(points(Nation.SCOTLAND)).anyMatch(point -> point.contains("Parliament decides on health"));
        assertThat(points(Nation.ENGLAND)).noneMatch(point -> point.contains("Scottish Parliament"));
    }

    @ParameterizedTest
    @EnumSource(Nation.class)
    void nobody_is_sent_to_a_member_of_the_commons_about_a_hospital_that_another_parliament_decides_on(Nation nation) {
        assertThat(points(nation).stream().anyMatch(point -> point.contains("or the health service")))
                .isEqualTo(!nation.hasOwnParliament());
    }

    @ParameterizedTest
    @EnumSource(Nation.class)
    void everywhere_councils_and_parliaments_own_page_are_a_link_away(Nation nation) {
        assertThat(pages(nation))
                .contains("https://www.gov.uk/find-local-council")
                .allMatch(page -> page.startsWith("https://"))
                .anyMatch(page -> page.startsWith("https://www.parliament.uk/"));
    }

    @Test
    void a_matter_has_a_page_and_a_page_its_matter() {
        assertThat(Matter.find("/write/own-problem")).contains(Matter.OWN_PROBLEM);
        assertThat(Matter.find("/write/parliament")).contains(Matter.PARLIAMENT);
        assertThat(Matter.find("/write/member")).isEmpty();
        assertThat(Matter.find("/campaigns/own-problem")).isEmpty();
    }

    @Test
    void who_writes_for_somebody_else_says_so_first() {
        assertThat(OnBehalf.text("Bina Rao", "Asha Patel", "The lift is broken."))
                .isEqualTo("My name is Bina Rao. I write for Asha Patel, who has agreed to this letter.\n\n"
                        + "The lift is broken.");
        assertThat(OnBehalf.text(" ", "Asha Patel", "The lift is broken.")).isEqualTo("The lift is broken.");
    }

    private static List<String> pages(Nation nation) {
        return Guide.of(Matter.OWN_PROBLEM, nation).parts().stream()
                .flatMap(part -> part.links().stream())
                .map(link -> link.page().toString())
                .toList();
    }

    private static List<String> points(Nation nation) {
        return Guide.of(Matter.OWN_PROBLEM, nation).parts().stream()
                .flatMap(part -> part.points().stream())
                .toList();
    }
}
