package org.centrallobby.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.centrallobby.SharedData;
import org.centrallobby.kit.imports.Column;
import org.centrallobby.kit.imports.CsvTable;
import org.centrallobby.kit.imports.Tally;
import org.centrallobby.places.PostcodeAnswer.NoSeat;
import org.centrallobby.places.PostcodeAnswer.NorthernIrelandNotLoaded;
import org.centrallobby.places.PostcodeAnswer.OneSeat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every postcode of Great Britain. */
class FullSizeTest {
    private static final int POSTCODES = 1_734_274;

    @TempDir
    Path folder;

    @Test
    void every_real_postcode_parses_and_is_found_in_the_seat_its_row_names() throws Exception {
        Path file = SharedData.file("postcodes/gb_postcodes_pcon24.csv.gz");
        Path seats = SharedData.file("constituencies/constituencies_2024.csv");
        try (PlacesWorld world = new PlacesWorld(folder)) {
            long start = System.nanoTime();
            Tally tally = world.take(world.postcodeImport, file);
            Duration first = Duration.ofNanos(System.nanoTime() - start);
            assertThat(tally).hasToString("read 1734274, new 1734274, changed 0, unchanged 0, left out 0");
            assertThat(tally.listRemarks()).containsExactly("868 have no seat.");
            world.take(world.constituencyImport, seats);

            start = System.nanoTime();
            Tally second = world.take(world.postcodeImport, file);
            Duration again = Duration.ofNanos(System.nanoTime() - start);
            assertThat(second).hasToString("read 1734274, new 0, changed 0, unchanged 1734274, left out 0");

            start = System.nanoTime();
            PostcodeEditions fromCopy = world.node();
            assertThat(fromCopy.listCurrent()).hasSize(1);
            Duration fromFile = Duration.ofNanos(System.nanoTime() - start);

            List<Postcode> all = findAll(world, file);
            assertThat(all).hasSize(POSTCODES);
            System.out.printf(
                    Locale.ROOT,
                    "%,d postcodes in %.2f MB; imported in %d ms, again in %d ms; read from the local copy in %d ms; %d ns a look-up%n",
                    world.directory.size(),
                    world.directory.memoryBytes() / 1e6,
                    first.toMillis(),
                    again.toMillis(),
                    fromFile.toMillis(),
                    lookup(world, all));
            assertThat(world.directory.memoryBytes()).isLessThan(12_000_000);
            assertThat(first).isLessThan(Duration.ofSeconds(30));
            assertThat(((OneSeat) world.ask("N8 9AA")).seat().gss()).isEqualTo("E14001293");
            assertThat(((OneSeat) world.ask("ZE1 0AA")).seat().name()).isEqualTo("Orkney and Shetland");
            assertThat(((OneSeat) world.ask("SE1P 5ZZ")).seat().gss()).isEqualTo("E14001085");
            assertThat(((NorthernIrelandNotLoaded) world.ask("BT1 1AA")).seats())
                    .hasSize(18);
        }
    }

    private static List<Postcode> findAll(PlacesWorld world, Path file) throws Exception {
        List<Postcode> all = new ArrayList<>(POSTCODES);
        try (CsvTable table = CsvTable.open(file, List.of(Column.required("postcode"), Column.required("pcon24cd")))) {
            table.forEach(new Tally(rows -> {}), row -> {
                String text = row.get("postcode");
                Postcode postcode = Postcode.of(text);
                PostcodeAnswer answer = world.directory.find(postcode);
                boolean right = postcode.toString().equals(text)
                        && row.find("pcon24cd")
                                .map(code -> answer instanceof OneSeat one
                                        && code.equals(one.seat().gss()))
                                .orElseGet(() -> answer instanceof NoSeat);
                if (!right) {
                    throw new AssertionError(text + " gives " + answer);
                }
                all.add(postcode);
            });
        }
        return all;
    }

    /** Nanoseconds of a look-up among some thousands of postcodes asked again and again, as campaigns see them. */
    private static long lookup(PlacesWorld world, List<Postcode> all) {
        List<Postcode> asked = new ArrayList<>();
        for (int i = 0; i < all.size(); i += 173) {
            asked.add(all.get(i));
        }
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 40; round++) {
            long found = 0;
            long start = System.nanoTime();
            for (Postcode postcode : asked) {
                found += world.directory.find(postcode) instanceof OneSeat ? 1 : 0;
            }
            best = Math.min(best, (System.nanoTime() - start) / asked.size());
            assertThat(found).isGreaterThan(asked.size() - 100);
        }
        return best;
    }
}
