package org.centrallobby.letters.variation;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
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

    MarksLoader(DataSource database, Sealer sealer) {
        this.database = database;
        this.sealer = sealer;
    }

    static String name(int campaign) {
        return "campaign-" + campaign;
    }

    /** What was done, in words. */
    String load(int letters, int ofACampaign) throws SQLException, InterruptedException {
        long began = System.nanoTime();
        int others = letters / ofACampaign - 1;
        Campaign first = campaign(0);
        try (Connection one = database.getConnection();
                Connection two = database.getConnection();
                ExecutorService pool =
                        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            CopyIn rows = copy(one, "copy letter_variation (letter_id, cluster, bands) from stdin");
            CopyIn bands = copy(two, "copy letter_variation_band (band, letter_id) from stdin");
            List<Future<?>> parts = new ArrayList<>();
            for (int other = 1; other <= others; other++) {
                int ofFirst = (int) ((long) ofACampaign * other / others - (long) ofACampaign * (other - 1) / others);
                List<Campaign> order = new ArrayList<>(Collections.nCopies(ofACampaign, campaign(other)));
                order.addAll(Collections.nCopies(ofFirst, first));
                Collections.shuffle(order, new Random(other));
                long before = (long) ofACampaign * (other - 1) + (long) ofACampaign * (other - 1) / others;
                parts.add(pool.submit(() -> add(order, before, rows, bands)));
            }
            for (Future<?> part : parts) {
                part.get();
            }
            rows.endCopy();
            bands.endCopy();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        return letters + " letters laid in, " + (System.nanoTime() - began) / 1_000_000_000 + " s";
    }

    private static int add(List<Campaign> order, long before, CopyIn rows, CopyIn bands) throws SQLException {
        StringBuilder kept = new StringBuilder();
        StringBuilder standing = new StringBuilder();
        long id = before;
        for (Campaign campaign : order) {
            id++;
            Marks marks = campaign.next();
            long cluster = campaign.add(id, marks);
            String listed =
                    Arrays.stream(marks.bands()).mapToObj(Long::toString).collect(Collectors.joining(","));
            kept.append(id)
                    .append('\t')
                    .append(cluster)
                    .append("\t{")
                    .append(listed)
                    .append("}\n");
            if (cluster == id) {
                for (long band : Arrays.stream(marks.bands()).distinct().toArray()) {
                    standing.append(band).append('\t').append(id).append('\n');
                }
            }
        }
        write(rows, kept);
        write(bands, standing);
        return order.size();
    }

    private Campaign campaign(int number) {
        return new Campaign(
                sealer.hash(Variation.PURPOSE, name(number)), new InventedLetters(number, new Random(1000L + number)));
    }

    private static CopyIn copy(Connection connection, String sql) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
    }

    private static void write(CopyIn into, StringBuilder lines) throws SQLException {
        byte[] bytes = lines.toString().getBytes(StandardCharsets.US_ASCII);
        synchronized (into) {
            into.writeToCopy(bytes, 0, bytes.length);
        }
    }

    /** The clusters of one campaign, found in memory as the tables find them. */
    private static final class Campaign {
        private final Marker marker;
        private final InventedLetters letters;
        private final Map<Long, List<Long>> standing = new HashMap<>();
        private final Map<Long, Marks> marks = new HashMap<>();

        Campaign(byte[] key, InventedLetters letters) {
            this.marker = new Marker(key);
            this.letters = letters;
        }

        synchronized Marks next() {
            return marker.mark(Phrases.of(letters.next()));
        }

        synchronized long add(long id, Marks its) {
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
