package org.centrallobby.places.map;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.centrallobby.kit.imports.ImportKind;
import org.centrallobby.kit.imports.ImportRefused;
import org.centrallobby.kit.imports.Kind;
import org.centrallobby.kit.imports.Tally;
import org.centrallobby.places.Constituencies;
import org.centrallobby.places.Constituency;
import org.centrallobby.places.map.land.BoundaryFile;
import org.centrallobby.places.map.land.Country;
import org.centrallobby.places.map.land.Outline;
import org.centrallobby.places.map.layout.Hex;
import org.centrallobby.places.map.layout.Layout;
import org.centrallobby.places.map.layout.Quality;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lays out the map of a House from the boundaries of its seats. Codes tell seats, and the day on which all of them stand. */
@Component
@Kind(
        name = "boundaries",
        holds =
                "The boundaries of all seats of one House as GeoJSON, in degrees or in metres of the National Grid, with"
                        + " PCON24CD or its like as the code; generalised ones will do. Their hexagon map is laid out, which takes"
                        + " some seconds. The constituencies must be known.")
class BoundaryImport implements ImportKind {
    private final Constituencies constituencies;
    private final HexMaps maps;
    private final InstantSource clock;

    BoundaryImport(Constituencies constituencies, HexMaps maps, InstantSource clock) {
        this.constituencies = constituencies;
        this.maps = maps;
        this.clock = clock;
    }

    @Override
    public void run(List<Path> files, @Nullable LocalDate asOf, Tally tally) throws ImportRefused, IOException {
        if (files.size() != 1) {
            throw new ImportRefused("Boundaries come in one file, for seats lie beside each other.");
        }
        Path file = files.getFirst();
        List<Outline> outlines = BoundaryFile.read(file, tally);
        List<Constituency> seats = seats(file, outlines);
        Layout layout = Layout.of(Country.of(outlines));
        Map<Integer, Hex> cells = new HashMap<>();
        for (int i = 0; i < seats.size(); i++) {
            cells.put(seats.get(i).mnisId(), layout.cells().get(i));
        }
        String set = seats.stream()
                .map(Constituency::boundarySet)
                .max(String::compareTo)
                .orElseThrow();
        HexMap map = new HexMap(
                set, false, cells, layout.quality(), file.getFileName().toString(), clock.instant());
        Optional<HexMap> before = maps.find(set, false);
        int same = (int) cells.entrySet().stream()
                .filter(cell -> before.map(
                                old -> cell.getValue().equals(old.cells().get(cell.getKey())))
                        .orElse(false))
                .count();
        int known = (int) cells.keySet().stream()
                .filter(seat -> before.map(old -> old.cells().containsKey(seat)).orElse(false))
                .count();
        if (before.isEmpty() || !before.get().isLike(map)) {
            maps.save(map);
        }
        tally.added(cells.size() - known);
        tally.changed(known - same);
        tally.unchanged(same);
        tally.remark(remark(set, layout.quality()));
    }

    /** The seats of the codes on the latest day on which all of them stand: some codes are used again. */
    private List<Constituency> seats(Path file, List<Outline> outlines) throws ImportRefused {
        List<LocalDate> days = constituencies.listAll().stream()
                .map(Constituency::startDate)
                .distinct()
                .sorted((a, b) -> b.compareTo(a))
                .toList();
        String missing = outlines.getFirst().code();
        int most = -1;
        for (LocalDate day : days) {
            List<Constituency> found = new ArrayList<>();
            String absent = null;
            for (Outline outline : outlines) {
                Optional<Constituency> seat =
                        constituencies.findByGss(outline.code(), day).filter(one -> one.standsOn(day));
                seat.ifPresent(found::add);
                if (seat.isEmpty() && absent == null) {
                    absent = outline.code() + " " + outline.name();
                }
            }
            if (absent == null) {
                return found;
            }
            if (found.size() > most) {
                most = found.size();
                missing = absent;
            }
        }
        throw new ImportRefused("%s: %s is no seat that is known: import constituencies first."
                .formatted(file.getFileName(), missing.strip()));
    }

    private static String remark(String set, Quality quality) {
        return String.format(
                Locale.ROOT,
                "The map of %s keeps %.1f%% of %d pairs of neighbours side by side and %.1f%% within two steps.",
                set,
                quality.keptPercent(),
                quality.pairs(),
                quality.withinTwoPercent());
    }
}
