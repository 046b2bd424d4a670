package org.centrallobby.letters.variation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.centrallobby.kit.crypto.Sealer;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Lays in letters' marks with COPY, as if each had been remembered: the same hashes, the same clusters. The letters of the
 * first campaign come in among all others, from the first to the last.
 */
final class MarksLoader {
    private final DataSource database;
    private final Sealer sealer;
    private final Map<Integer, Campaign> campaigns = new HashMap<>();

    MarksLoader(DataSource database, Sealer sealer) {
        this.database = database;
        this.sealer = sealer;
    }

    static String name(int campaign) {
        return "campaign-" + campaign;
    }

    /** What was done, in words. */
    String load(int letters, int ofACampaign) throws SQLException, IOException {
        long began = System.nanoTime();
        int others = letters / ofACampaign - 1;
        try (Connection one = database.getConnection();
                Connection two = database.getConnection()) {
            CopyIn rows = copy(one, "copy letter_variation (letter_id, cluster, bands) from stdin");
            CopyIn bands = copy(two, "copy letter_variation_band (band, letter_id) from stdin");
            long id = 0;
            for (int other = 1; other <= others; other++) {
                List<Integer> order = new ArrayList<>();
                order.addAll(java.util.Collections.nCopies(ofACampaign, other));
                int first = ofACampaign * (other - 1) / others;
                order.addAll(java.util.Collections.nCopies(ofACampaign * other / others - first, 0));
                java.util.Collections.shuffle(order, new Random(other));
                id = add(order, id, rows, bands);
                campaigns.remove(other);
            }
            rows.endCopy();
            bands.endCopy();
            return id + " letters laid in, " + (System.nanoTime() - began) / 1_000_000_000 + " s";
        }
    }

    private long add(List<Integer> order, long before, CopyIn rows, CopyIn bands) throws SQLException {
        List<String> texts = order.stream().map(c -> campaign(c).letters.next()).toList();
        List<Marks> marks = IntStream.range(0, texts.size())
                .parallel()
                .mapToObj(i -> new Marker(campaign(order.get(i)).key).mark(Phrases.of(texts.get(i))))
                .toList();
        StringBuilder kept = new StringBuilder();
        StringBuilder standing = new StringBuilder();
        long id = before;
        for (int i = 0; i < texts.size(); i++) {
            id++;
            long[] its = marks.get(i).bands();
            long cluster = campaign(order.get(i)).add(id, marks.get(i));
            kept.append(id).append('\t').append(cluster).append("\t{");
            kept.append(Arrays.stream(its).mapToObj(Long::toString).collect(Collectors.joining(",")));
            kept.append("}\n");
            if (cluster == id) {
                for (long band : Arrays.stream(its).distinct().toArray()) {
                    standing.append(band).append('\t').append(id).append('\n');
                }
            }
        }
        write(rows, kept);
        write(bands, standing);
        return id;
    }

    private Campaign campaign(int number) {
        synchronized (campaigns) {
            return campaigns.computeIfAbsent(
                    number,
                    n -> new Campaign(
                            sealer.hash(Variation.PURPOSE, name(n)), new InventedLetters(n, new Random(1000L + n))));
        }
    }

    private static CopyIn copy(Connection connection, String sql) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
    }

    private static void write(CopyIn into, StringBuilder lines) throws SQLException {
        byte[] bytes = lines.toString().getBytes(StandardCharsets.US_ASCII);
        into.writeToCopy(bytes, 0, bytes.length);
    }

    /** The clusters of one campaign, found in memory as the tables find them. */
    private static final class Campaign {
        private final byte[] key;
        private final InventedLetters letters;
        private final Map<Long, List<Long>> standing = new HashMap<>();
        private final Map<Long, Marks> marks = new HashMap<>();

        Campaign(byte[] key, InventedLetters letters) {
            this.key = key;
            this.letters = letters;
        }

        long add(long id, Marks its) {
            Map<Long, Integer> near = new HashMap<>();
            for (long band : its.bands()) {
                standing.getOrDefault(band, List.of()).stream()
                        .limit(VariationRows.A_BAND)
                        .forEach(other -> near.merge(other, 1, Integer::sum));
            }
            return near.entrySet().stream()
                    .sorted(Map.Entry.<Long, Integer>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(VariationRows.COMPARED)
                    .map(Map.Entry::getKey)
                    .filter(other -> likeness(other, its) >= Variation.ALIKE)
                    .max(Comparator.comparingDouble(other -> likeness(other, its)))
                    .orElseGet(() -> {
                        marks.put(id, its);
                        for (long band : its.bands()) {
                            standing.computeIfAbsent(band, b -> new ArrayList<>())
                                    .add(id);
                        }
                        return id;
                    });
        }

        private double likeness(long other, Marks its) {
            Marks known = marks.get(other);
            return known == null ? 0 : known.likeness(its);
        }
    }
}
