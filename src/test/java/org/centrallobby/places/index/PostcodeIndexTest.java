package org.centrallobby.places.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.centrallobby.places.index.PostcodeIndex.Found;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostcodeIndexTest {
    private static final String LETTERS = "ABDEFGHJLNPQRSTUWXYZ";

    @TempDir
    Path folder;

    @Test
    void each_sort_of_postcode_is_found_as_it_was_added() {
        IndexBuilder builder = new IndexBuilder();
        builder.add("N8", "9AA", List.of("E14001293"), null);
        builder.add("N8", "9AB", List.of(), null);
        builder.add("N8", "9ZZ", List.of("E14001293", "E14000001"), null);
        builder.add("N8", "0AA", List.of("E14001293"), YearMonth.of(1996, 6));
        builder.add("GIR", "0AA", List.of(), YearMonth.of(1999, 12));
        PostcodeIndex index = builder.build();

        assertThat(index.find("N8", "9AA")).contains(found(null, "E14001293"));
        assertThat(index.find("N8", "9AB")).contains(found(null));
        assertThat(index.find("N8", "9ZZ")).contains(found(null, "E14001293", "E14000001"));
        assertThat(index.find("N8", "0AA")).contains(found(YearMonth.of(1996, 6), "E14001293"));
        assertThat(index.find("GIR", "0AA")).contains(found(YearMonth.of(1999, 12)));
        assertThat(index.find("N8", "9AD")).isEmpty();
        assertThat(index.find("N8", "8AA")).isEmpty();
        assertThat(index.find("N8", "9CA")).isEmpty();
        assertThat(index.find("BFPO", "12")).isEmpty();
        assertThat(index.find("SAN", "TA1")).isEmpty();
        assertThat(index.size()).isEqualTo(5);
        assertThat(index.seats()).containsExactly("E14000001", "E14001293");
        assertThat(builder.withoutSeat()).isEqualTo(1);
        assertThat(builder.terminated()).isEqualTo(2);
        assertThat(index.units().keySet()).containsExactlyInAnyOrder("N8 9", "N8 0", "GIR 0");
    }

    @Test
    void a_postcode_added_twice_stays_as_it_was_first() {
        IndexBuilder builder = new IndexBuilder();
        assertThat(builder.add("N8", "9AA", List.of("E14001293"), null)).isTrue();
        assertThat(builder.add("N8", "9AA", List.of("E14000001"), null)).isFalse();
        assertThat(builder.build().find("N8", "9AA")).contains(found(null, "E14001293"));
    }

    @Test
    void an_area_is_known_by_its_letters_and_not_by_those_of_another() {
        IndexBuilder builder = new IndexBuilder();
        builder.add("B1", "1AA", List.of(), null);
        builder.add("BS1", "1AA", List.of(), null);
        builder.add("CA1", "1AA", List.of(), null);
        PostcodeIndex index = builder.build();
        assertThat(index.hasArea("BT")).isFalse();
        assertThat(index.hasArea("BS")).isTrue();
        assertThat(index.hasArea("ZZ")).isFalse();
        assertThat(new IndexBuilder().build().hasArea("BT")).isFalse();
    }

    @Test
    void whatever_is_packed_comes_out_again() {
        Random random = new Random(53);
        Map<String, Found> all = new LinkedHashMap<>();
        for (int i = 0; i < 30_000; i++) {
            String outward = "Q" + random.nextInt(3) + (random.nextBoolean() ? "X" : "");
            String inward = "" + random.nextInt(10) + letter(random) + letter(random);
            int seats = random.nextInt(3);
            List<String> codes = new ArrayList<>();
            for (int seat = 0; seat < seats; seat++) {
                codes.add("E1400%04d".formatted(random.nextInt(12) + 100 * seat));
            }
            YearMonth end =
                    random.nextInt(4) == 0 ? YearMonth.of(1980 + random.nextInt(60), 1 + random.nextInt(12)) : null;
            all.putIfAbsent(outward + " " + inward, new Found(List.copyOf(codes), end));
        }
        PostcodeIndex index = build(all, new ArrayList<>(all.keySet()));
        assertThat(index.size()).isEqualTo(all.size());
        all.forEach((postcode, found) -> assertThat(index.find(outward(postcode), inward(postcode)))
                .as(postcode)
                .contains(found));

        List<String> shuffled = new ArrayList<>(all.keySet());
        Collections.shuffle(shuffled, random);
        assertThat(build(all, shuffled).fingerprint()).isEqualTo(index.fingerprint());
        assertThat(PostcodeIndex.of(index.seats(), index.units()).fingerprint()).isEqualTo(index.fingerprint());
    }

    @Test
    void another_postcode_seat_or_month_gives_another_fingerprint() {
        List<String> fingerprints = List.of(
                one("9AA", "E14001293", null),
                one("9AB", "E14001293", null),
                one("8AA", "E14001293", null),
                one("9AA", "E14001294", null),
                one("9AA", "E14001293", YearMonth.of(2020, 1)),
                one("9AA", "E14001293", YearMonth.of(2020, 2)));
        assertThat(fingerprints).doesNotHaveDuplicates();
    }

    @Test
    void a_local_copy_is_read_back_and_a_damaged_one_is_not_believed() throws Exception {
        IndexBuilder builder = new IndexBuilder();
        builder.add("N8", "9AA", List.of("E14001293"), null);
        PostcodeIndex index = builder.build();
        IndexFile file = new IndexFile(folder.resolve("cache"));
        assertThat(file.find(7, index.fingerprint())).isEmpty();

        file.save(7, index);
        assertThat(file.find(7, index.fingerprint()))
                .get()
                .satisfies(copy -> assertThat(copy.find("N8", "9AA")).contains(found(null, "E14001293")));
        assertThat(file.find(8, index.fingerprint())).isEmpty();
        assertThat(file.find(7, "0".repeat(64))).isEmpty();

        Path copy = onlyFile();
        byte[] bytes = Files.readAllBytes(copy);
        for (int i = 0; i < bytes.length; i += 9) {
            byte[] damaged = bytes.clone();
            damaged[i] ^= 0x10;
            Files.write(copy, damaged);
            assertThat(file.find(7, index.fingerprint())).as("byte %d", i).isEmpty();
        }
        Files.write(copy, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        assertThat(file.find(7, index.fingerprint())).isEmpty();

        Files.write(copy, bytes);
        file.keepOnly(List.of(7L));
        assertThat(file.find(7, index.fingerprint())).isPresent();
        file.keepOnly(List.of(77L));
        assertThat(file.find(7, index.fingerprint())).isEmpty();
    }

    @Test
    void a_folder_that_cannot_be_written_costs_only_the_copy() throws Exception {
        Path occupied = Files.writeString(folder.resolve("occupied"), "a file, not a folder");
        IndexFile file = new IndexFile(occupied);
        PostcodeIndex index = new IndexBuilder().build();
        file.save(1, index);
        file.keepOnly(List.of());
        assertThat(file.find(1, index.fingerprint())).isEmpty();
    }

    private Path onlyFile() throws Exception {
        try (var files = Files.list(folder.resolve("cache"))) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.getFirst();
        }
    }

    private static String one(String inward, String seat, @Nullable YearMonth end) {
        return build(Map.of("N8 " + inward, found(end, seat)), List.of("N8 " + inward))
                .fingerprint();
    }

    private static PostcodeIndex build(Map<String, Found> all, List<String> order) {
        IndexBuilder builder = new IndexBuilder();
        Map<String, Found> copy = new HashMap<>(all);
        for (String postcode : order) {
            Found found = copy.get(postcode);
            if (found != null) {
                builder.add(outward(postcode), inward(postcode), found.seats(), found.terminated());
            }
        }
        return builder.build();
    }

    private static Found found(@Nullable YearMonth end, String... seats) {
        return new Found(List.of(seats), end);
    }

    private static String outward(String postcode) {
        return postcode.substring(0, postcode.indexOf(' '));
    }

    private static String inward(String postcode) {
        return postcode.substring(postcode.indexOf(' ') + 1);
    }

    private static char letter(Random random) {
        return LETTERS.charAt(random.nextInt(LETTERS.length()));
    }
}
