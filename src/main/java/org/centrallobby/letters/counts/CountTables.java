package org.centrallobby.letters.counts;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.centrallobby.kit.Settings;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.letters.counts.CountTable.Cell;
import org.centrallobby.letters.counts.CountTable.Line;
import org.centrallobby.letters.counts.SmallNumbers.Shown;
import org.centrallobby.places.Constituencies;
import org.centrallobby.places.Constituency;
import org.springframework.stereotype.Component;

/** Lays numbers out by nation and seat, and holds back those that would show people up. */
@Component
public class CountTables {
    private final LetterCounts counts;
    private final Constituencies constituencies;
    private final Settings settings;
    private final InstantSource clock;

    CountTables(LetterCounts counts, Constituencies constituencies, Settings settings, InstantSource clock) {
        this.counts = counts;
        this.constituencies = constituencies;
        this.settings = settings;
        this.clock = clock;
    }

    /** A campaign's letters by nation and seat. */
    public CountTable forCampaign(String slug, boolean demonstration) {
        Map<Integer, Figures> figures = counts.forCampaignBySeat(slug, demonstration);
        List<Constituency> seats = constituencies.listAll().stream()
                .filter(seat -> seat.demonstration() == demonstration)
                .filter(seat -> seat.standsOn(LondonTime.today(clock)) || figures.containsKey(seat.mnisId()))
                .toList();
        return lay(seats, figures, listMeasuresOfSeats());
    }

    /**
     * What a seat shows. What became of letters there says something of one Member, and is shown only where the operator
     * publishes that.
     */
    public List<Measure> listMeasuresOfSeats() {
        return Arrays.stream(Measure.values())
                .filter(measure -> settings.choices().responsiveness()
                        || (measure != Measure.RETURNED && measure != Measure.ANSWERED))
                .toList();
    }

    static CountTable lay(List<Constituency> seats, Map<Integer, Figures> figures, List<Measure> ofSeats) {
        Map<String, Map<Integer, Figures>> nations = new TreeMap<>();
        for (Constituency seat : seats) {
            nations.computeIfAbsent(seat.country(), first -> new TreeMap<>())
                    .put(seat.mnisId(), figures.getOrDefault(seat.mnisId(), Figures.NONE));
        }
        Map<String, Map<Measure, Cell>> byNation = new TreeMap<>();
        Map<Integer, Map<Measure, Cell>> bySeat = new HashMap<>();
        for (Measure measure : Measure.values()) {
            Map<String, Map<Integer, Long>> group = new TreeMap<>();
            nations.forEach((nation, of) -> group.put(nation, numbers(of, measure)));
            fill(group, measure, byNation, bySeat);
        }
        bySeat.values().forEach(cells -> cells.keySet().retainAll(ofSeats));
        List<Line> lines = seats.stream()
                .map(seat -> new Line(seat.name(), seat.mnisId(), bySeat.getOrDefault(seat.mnisId(), Map.of())))
                .filter(Line::isShown)
                .toList();
        return new CountTable(
                byNation.entrySet().stream()
                        .map(entry -> new Line(entry.getKey(), 0, entry.getValue()))
                        .toList(),
                lines,
                seats.size() - lines.size());
    }

    private static void fill(
            Map<String, Map<Integer, Long>> nations,
            Measure measure,
            Map<String, Map<Measure, Cell>> byNation,
            Map<Integer, Map<Measure, Cell>> bySeat) {
        Map<String, Long> totals = new TreeMap<>();
        nations.forEach((nation, seats) -> totals.put(
                nation, seats.values().stream().mapToLong(Long::longValue).sum()));
        Set<String> tooTelling = new TreeSet<>();
        Shown<String> shown = protect(totals, tooTelling);
        Map<String, Shown<Integer>> within = new HashMap<>();
        while (within.size() < nations.size()) {
            for (Map.Entry<String, Map<Integer, Long>> nation : nations.entrySet()) {
                if (!shown.shown().contains(nation.getKey())) {
                    within.put(nation.getKey(), new Shown<>(Set.of(), shown.mixed()));
                    continue;
                }
                Optional<Shown<Integer>> seats = SmallNumbers.protect(nation.getValue(), Set.of());
                if (seats.isEmpty()) {
                    tooTelling.add(nation.getKey());
                    shown = protect(totals, tooTelling);
                    within.clear();
                    break;
                }
                within.put(nation.getKey(), seats.get());
            }
        }
        for (Map.Entry<String, Map<Integer, Long>> nation : nations.entrySet()) {
            byNation.computeIfAbsent(nation.getKey(), first -> new EnumMap<>(Measure.class))
                    .put(measure, cell(nation.getKey(), totals, shown));
            Shown<Integer> seats = within.getOrDefault(nation.getKey(), new Shown<>(Set.of(), true));
            nation.getValue()
                    .keySet()
                    .forEach(seat -> bySeat.computeIfAbsent(seat, first -> new EnumMap<>(Measure.class))
                            .put(measure, cell(seat, nation.getValue(), seats)));
        }
    }

    /** Where the campaign's total would tell everything, nothing beside it is shown. */
    private static Shown<String> protect(Map<String, Long> totals, Set<String> tooTelling) {
        return SmallNumbers.protect(totals, tooTelling).orElseGet(() -> new Shown<>(Set.of(), true));
    }

    private static <K> Cell cell(K key, Map<K, Long> numbers, Shown<K> shown) {
        return shown.shown().contains(key) ? new Cell(numbers.get(key), false) : new Cell(null, shown.mixed());
    }

    private static Map<Integer, Long> numbers(Map<Integer, Figures> figures, Measure measure) {
        return figures.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> measure.of(entry.getValue()), Long::sum, TreeMap::new));
    }
}
