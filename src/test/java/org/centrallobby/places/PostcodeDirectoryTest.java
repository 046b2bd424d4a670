package org.centrallobby.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import org.centrallobby.places.PostcodeAnswer.Bfpo;
import org.centrallobby.places.PostcodeAnswer.NoSeat;
import org.centrallobby.places.PostcodeAnswer.NorthernIrelandNotLoaded;
import org.centrallobby.places.PostcodeAnswer.NotInUkParliament;
import org.centrallobby.places.PostcodeAnswer.OneSeat;
import org.centrallobby.places.PostcodeAnswer.OverseasTerritory;
import org.centrallobby.places.PostcodeAnswer.Terminated;
import org.centrallobby.places.PostcodeAnswer.TwoSeats;
import org.centrallobby.places.PostcodeAnswer.Unknown;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostcodeDirectoryTest {
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

    @ParameterizedTest
    @CsvSource({"JE2 4WD,Jersey", "GY1 1AA,Guernsey", "IM1 1AA,the Isle of Man"})
    void the_islands_are_not_in_this_parliament(String postcode, String place) {
        assertThat(world.ask(postcode)).isEqualTo(new NotInUkParliament(Postcode.of(postcode), place));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BFPO 12", "BF1 2AU"})
    void forces_post_has_an_answer_of_its_own(String postcode) {
        assertThat(world.ask(postcode)).isEqualTo(new Bfpo());
    }

    @ParameterizedTest
    @CsvSource({
        "ASCN 1ZZ,Ascension Island",
        "BBND 1ZZ,the British Indian Ocean Territory",
        "BIQQ 1ZZ,the British Antarctic Territory",
        "FIQQ 1ZZ,the Falkland Islands",
        "GX11 1AA,Gibraltar",
        "PCRN 1ZZ,the Pitcairn Islands",
        "SIQQ 1ZZ,South Georgia and the South Sandwich Islands",
        "STHL 1ZZ,Saint Helena",
        "TDCU 1ZZ,Tristan da Cunha",
        "TKCA 1ZZ,the Turks and Caicos Islands"
    })
    void overseas_territories_are_named(String postcode, String place) {
        assertThat(world.ask(postcode)).isEqualTo(new OverseasTerritory(Postcode.of(postcode), place));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GIR 0AA", "BX1 1LT", "XX1 1AA", "SAN TA1", "XM4 5HQ"})
    void postcodes_of_nowhere_have_no_seat(String postcode) {
        assertThat(world.ask(postcode)).isEqualTo(new NoSeat(Postcode.of(postcode)));
    }

    @Test
    void northern_ireland_offers_its_standing_seats_by_name_while_it_is_not_loaded() {
        Constituency west = world.seat(3, "N05000004", "Belfast West");
        Constituency east = world.seat(4, "N05000001", "Belfast East");
        world.seat(5, "N06000001", "Belfast East", "1997-04-09", "2024-05-30");
        world.seat(6, "E14000001", "Hove");
        assertThat(world.ask("BT1 1AA"))
                .isEqualTo(new NorthernIrelandNotLoaded(Postcode.of("BT1 1AA"), List.of(east, west)));
    }

    @Test
    void a_form_nobody_knows_is_unknown_whether_or_not_anything_is_loaded() {
        assertThat(world.ask("N8 9AA")).isEqualTo(new Unknown(Postcode.of("N8 9AA")));
        assertThat(world.directory.size()).isZero();
        assertThat(world.directory.asOf()).isEmpty();
        assertThat(world.directory.isLoaded()).isFalse();
        world.directory.load();
        assertThat(world.directory.isLoaded()).isTrue();
    }

    @Test
    void the_fictional_place_has_every_sort_of_postcode() {
        Constituency one = world.seat(901, "Z14000001", "Zed North");
        Constituency two = world.seat(902, "Z14000002", "Zed South");
        layOutZedland();
        assertThat(world.ask("ZZ9 1AA")).isEqualTo(new OneSeat(Postcode.of("ZZ9 1AA"), one));
        assertThat(world.ask("ZZ9 2AA")).isEqualTo(new TwoSeats(Postcode.of("ZZ9 2AA"), List.of(two, one)));
        assertThat(world.ask("ZZ9 3AA")).isEqualTo(new Terminated(Postcode.of("ZZ9 3AA"), YearMonth.of(2020, 3), two));
        assertThat(world.ask("ZZ9 4AA")).isEqualTo(new NoSeat(Postcode.of("ZZ9 4AA")));
        assertThat(world.ask("ZZ9 5AA")).isEqualTo(new Unknown(Postcode.of("ZZ9 5AA")));
    }

    @Test
    void the_fictional_place_stands_beside_the_real_one_until_it_is_removed() throws Exception {
        world.seat(901, "Z14000001", "Zed North");
        Constituency hove = world.seat(1, "E14000001", "Hove");
        layOutZedland();
        world.take(world.postcodeImport, world.file("a.csv", "postcode,pcon", "N8 9AA,E14000001"));
        assertThat(world.ask("N8 9AA")).isEqualTo(new OneSeat(Postcode.of("N8 9AA"), hove));
        assertThat(world.ask("ZZ9 1AA")).isInstanceOf(OneSeat.class);
        assertThat(world.directory.size()).isEqualTo(5);

        world.editions.removeDemonstration();
        assertThat(world.ask("ZZ9 1AA")).isInstanceOf(Unknown.class);
        assertThat(world.ask("N8 9AA")).isInstanceOf(OneSeat.class);
        assertThat(world.directory.size()).isEqualTo(1);
    }

    @Test
    void postcodes_may_be_imported_before_their_constituencies() throws Exception {
        world.take(
                world.postcodeImport,
                world.file("a.csv", "postcode,pcon_1,pcon_2", "N8 9AA,E14000001,", "N8 9AB,E14000001,E14000002"));
        assertThat(world.ask("N8 9AA")).isEqualTo(new Unknown(Postcode.of("N8 9AA")));
        Constituency hove = world.seat(1, "E14000001", "Hove");
        assertThat(world.ask("N8 9AA")).isEqualTo(new OneSeat(Postcode.of("N8 9AA"), hove));
        assertThat(world.ask("N8 9AB")).isEqualTo(new Unknown(Postcode.of("N8 9AB")));
    }

    @Test
    void a_code_that_was_used_twice_means_the_seat_that_stands() throws Exception {
        world.seat(2256, "S14000051", "Orkney and Shetland", "2005-04-12", "2024-05-30");
        Constituency now = world.seat(4447, "S14000051", "Orkney and Shetland");
        world.take(world.postcodeImport, world.file("a.csv", "postcode,pcon", "ZE1 0AA,S14000051"));
        assertThat(world.ask("ZE1 0AA")).isEqualTo(new OneSeat(Postcode.of("ZE1 0AA"), now));
    }

    @Test
    void a_new_edition_reaches_another_node_by_itself() throws Exception {
        PostcodeEditions other = world.node();
        assertThat(other.listCurrent()).isEmpty();
        world.take(world.postcodeImport, world.file("a.csv", "postcode,pcon", "N8 9AA,E14000001"));
        for (int wait = 0; wait < 200 && other.listCurrent().isEmpty(); wait++) {
            Thread.sleep(Duration.ofMillis(50));
        }
        assertThat(other.listCurrent())
                .singleElement()
                .satisfies(edition -> assertThat(edition.index().size()).isEqualTo(1));
    }

    @Test
    void a_start_uses_the_local_copy_and_does_without_it() throws Exception {
        world.take(world.postcodeImport, world.file("a.csv", "postcode,pcon", "N8 9AA,E14000001"));
        String fingerprint = world.editions.listCurrent().getFirst().index().fingerprint();
        Path copy = copies().getFirst();

        world.database.jdbc().sql("delete from postcode_sector").update();
        assertThat(world.node().listCurrent().getFirst().index().fingerprint()).isEqualTo(fingerprint);

        world.database
                .jdbc()
                .sql("insert into postcode_sector select id, 'N8 9', ? from postcode_edition")
                .param(world.editions.listCurrent().getFirst().index().units().get("N8 9"))
                .update();
        Files.write(copy, new byte[] {1, 2, 3});
        assertThat(world.node().listCurrent().getFirst().index().fingerprint()).isEqualTo(fingerprint);
        assertThat(Files.size(copy)).isGreaterThan(3);
        Files.delete(copy);
        assertThat(world.node().listCurrent().getFirst().index().fingerprint()).isEqualTo(fingerprint);
        assertThat(copies()).containsExactly(copy);
    }

    private List<Path> copies() throws Exception {
        try (var files = Files.list(folder.resolve("cache"))) {
            return files.toList();
        }
    }

    private void layOutZedland() {
        world.editions.saveDemonstration(List.of(
                new PostcodeEntry(Postcode.of("ZZ9 1AA"), List.of("Z14000001"), null),
                new PostcodeEntry(Postcode.of("ZZ9 2AA"), List.of("Z14000002", "Z14000001"), null),
                new PostcodeEntry(Postcode.of("ZZ9 3AA"), List.of("Z14000002"), YearMonth.of(2020, 3)),
                new PostcodeEntry(Postcode.of("ZZ9 4AA"), List.of(), null)));
    }
}
