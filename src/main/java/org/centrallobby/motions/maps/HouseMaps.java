package org.centrallobby.motions.maps;

import static org.centrallobby.kit.web.Words.words;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.members.Members;
import org.centrallobby.members.Membership;
import org.centrallobby.motions.Motion;
import org.centrallobby.motions.MotionStatus;
import org.centrallobby.motions.Motions;
import org.centrallobby.motions.maps.HouseMap.Placed;
import org.centrallobby.motions.maps.HouseMap.Seat;
import org.centrallobby.places.Constituencies;
import org.centrallobby.places.Constituency;
import org.centrallobby.places.map.HexMap;
import org.centrallobby.places.map.HexMaps;
import org.springframework.stereotype.Component;

/** Draws the House, where its seats have been laid out. */
@Component
public class HouseMaps {
    private final HexMaps maps;
    private final Constituencies constituencies;
    private final Members members;
    private final Motions motions;
    private final InstantSource clock;

    HouseMaps(HexMaps maps, Constituencies constituencies, Members members, Motions motions, InstantSource clock) {
        this.maps = maps;
        this.constituencies = constituencies;
        this.members = members;
        this.motions = motions;
        this.clock = clock;
    }

    /**
     * The seats by what their Members do about a motion: today's while names can be added, those of the day it was
     * tabled afterwards. Empty where that House has no map.
     */
    public Optional<HouseMap> findByStance(Motion motion) {
        LocalDate day = motions.statusOf(motion) == MotionStatus.OPEN ? LondonTime.today(clock) : motion.tabledOn();
        return maps.findOn(day, motion.demonstration())
                .map(map -> HouseMap.draw(words("map.by-stance"), place(map, day, holder -> {
                    var kind = motions.stanceOf(
                                    motion, holder.map(Membership::member).orElse(null))
                            .kind();
                    return Look.of(kind, words("map.stance." + kind));
                })));
    }

    /** Today's seats by party; of the invented place where there is no other. Empty where there is no map. */
    public Optional<HouseMap> findByParty() {
        LocalDate today = LondonTime.today(clock);
        return maps.findOn(today, false)
                .or(() -> maps.findOn(today, true))
                .map(map -> HouseMap.draw(words("map.by-party"), place(map, today, looks(map, today))));
    }

    private List<Placed> place(HexMap map, LocalDate day, Function<Optional<Membership>, Look> look) {
        List<Placed> placed = new ArrayList<>();
        map.cells().forEach((id, hex) -> {
            Constituency seat = constituencies.findByMnisId(id).orElseThrow();
            Optional<Membership> holder = members.findSitting(id, day);
            Look seen = look.apply(holder);
            placed.add(new Placed(new Seat(seat, holder.orElse(null), seen.word()), hex, seen));
        });
        return placed;
    }

    /** A look for every party there is. */
    private Function<Optional<Membership>, Look> looks(HexMap map, LocalDate day) {
        Map<String, Long> seats = map.cells().keySet().stream()
                .flatMap(seat -> members.findSitting(seat, day).stream())
                .collect(Collectors.groupingBy(HouseMaps::party, Collectors.counting()));
        Map<String, Look> looks = new HashMap<>();
        int[] rank = {0};
        seats.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .forEach(party -> looks.put(party, Look.of(party, Look.hasOwn(party) ? 0 : rank[0]++)));
        Look vacant = Look.vacant(words("map.stance.VACANT"));
        return holder ->
                holder.map(held -> looks.getOrDefault(party(held), vacant)).orElse(vacant);
    }

    private static String party(Membership held) {
        String party = held.party() != null ? held.party() : held.member().party();
        return party == null || party.isBlank() ? words("map.no-party") : party;
    }
}
