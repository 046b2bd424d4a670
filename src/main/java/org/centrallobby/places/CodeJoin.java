package org.centrallobby.places;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.centrallobby.places.codes.SeatCode;
import org.centrallobby.places.codes.SeatCodes;
import org.centrallobby.places.codes.SeatNames;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gives seats the codes of the statistics offices, which Parliament does not tell: by name, within the year the codes are
 * of. A code that is known already stays; a name that fits no code, or two, is left to the operator.
 */
@Component
public class CodeJoin {
    private static final int SHOWN = 10;

    private final Constituencies constituencies;
    private final SeatCodes codes;

    CodeJoin(Constituencies constituencies, SeatCodes codes) {
        this.constituencies = constituencies;
        this.codes = codes;
    }

    /** Keeps the codes of a file. */
    void keep(List<SeatCode> told, Path file) {
        codes.save(told, String.valueOf(file.getFileName()));
    }

    /**
     * Joins all codes we were told with all seats we know.
     *
     * @param remark told what does not match, a sentence each
     */
    public void join(Consumer<String> remark) {
        Map<Integer, List<SeatCode>> byYear = codes.listCodes().stream().collect(Collectors.groupingBy(SeatCode::year));
        byYear.forEach((year, told) -> join(year, told, remark));
    }

    private void join(int year, List<SeatCode> told, Consumer<String> remark) {
        List<Constituency> seats = constituencies.listStanding(LocalDate.of(year, Month.DECEMBER, 31)).stream()
                .filter(seat -> !seat.demonstration())
                .toList();
        Map<String, SeatCode> byCode = told.stream().collect(Collectors.toMap(SeatCode::code, code -> code));
        Set<String> taken = seats.stream()
                .map(Constituency::gss)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(HashSet::new));
        Map<String, List<SeatCode>> byName = new HashMap<>();
        told.stream()
                .filter(code -> !taken.contains(code.code()))
                .forEach(code -> names(code.name(), code.nameCy())
                        .forEach(name -> byName.computeIfAbsent(name, first -> new ArrayList<>())
                                .add(code)));
        List<String> without = new ArrayList<>();
        for (Constituency seat : seats) {
            Optional<SeatCode> code =
                    seat.gss() == null ? find(seat, byName, taken) : Optional.ofNullable(byCode.get(seat.gss()));
            code.ifPresent(found -> {
                taken.add(found.code());
                save(seat, found);
            });
            if (code.isEmpty() && seat.gss() == null) {
                without.add(seat.name());
            }
        }
        List<String> left = told.stream()
                .filter(code -> !taken.contains(code.code()))
                .map(code -> code.name() + " (" + code.code() + ")")
                .toList();
        if (!without.isEmpty()) {
            remark.accept("%d constituencies of %d have no code: %s.".formatted(without.size(), year, some(without)));
        }
        if (!left.isEmpty() && !seats.isEmpty()) {
            remark.accept(
                    "%d codes of %d belong to no constituency we know: %s.".formatted(left.size(), year, some(left)));
        }
    }

    private static Optional<SeatCode> find(Constituency seat, Map<String, List<SeatCode>> byName, Set<String> taken) {
        List<SeatCode> found = names(seat.name(), seat.nameCy())
                .flatMap(name -> byName.getOrDefault(name, List.of()).stream())
                .filter(code -> !taken.contains(code.code()))
                .distinct()
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static Stream<String> names(String name, @Nullable String welsh) {
        return Stream.of(name, welsh == null ? name : welsh)
                .map(SeatNames::plain)
                .distinct();
    }

    private void save(Constituency seat, SeatCode code) {
        Constituency joined = new Constituency(
                seat.mnisId(),
                code.code(),
                seat.name(),
                seat.nameCy() == null ? code.nameCy() : seat.nameCy(),
                seat.country().isEmpty() ? code.country() : seat.country(),
                seat.region(),
                seat.boundarySet(),
                seat.startDate(),
                seat.endDate(),
                seat.demonstration());
        if (!joined.equals(seat)) {
            constituencies.save(joined);
        }
    }

    private static String some(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(SHOWN, names.size())))
                + (names.size() > SHOWN ? " and others" : "");
    }
}
