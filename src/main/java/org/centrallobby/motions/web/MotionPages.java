package org.centrallobby.motions.web;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.kit.web.Pages;
import org.centrallobby.members.Members;
import org.centrallobby.members.Membership;
import org.centrallobby.motions.Motion;
import org.centrallobby.motions.MotionName;
import org.centrallobby.motions.MotionStatus;
import org.centrallobby.motions.Motions;
import org.centrallobby.motions.Signature;
import org.centrallobby.motions.maps.HouseMap;
import org.centrallobby.motions.maps.HouseMaps;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** Motions, and who signed them. */
@Controller
public class MotionPages {
    /**
     * What the page shows.
     *
     * @param seat the Member's seat on the day, or null where it is not known
     * @param amendment to this motion on which the name stands, where it was taken off here; null otherwise
     */
    public record Name(
            Signature signature,
            @Nullable Membership seat,
            @Nullable MotionName amendment) {}

    /** What a motion's page shows. */
    public record View(
            Motion motion,
            MotionStatus status,
            List<Name> names,
            List<Name> withdrawn,
            Story story,
            @Nullable HouseMap map,
            @Nullable String parliamentPage) {
        /** Where it is, below which its feed and its list lie too. */
        public String path() {
            return "/motions/" + motion.name().session() + "/" + motion.name().number();
        }
    }

    private final Pages pages;
    private final Motions motions;
    private final Members members;
    private final Stories stories;
    private final HouseMaps maps;
    private final InstantSource clock;

    MotionPages(Pages pages, Motions motions, Members members, Stories stories, HouseMaps maps, InstantSource clock) {
        this.pages = pages;
        this.motions = motions;
        this.members = members;
        this.stories = stories;
        this.maps = maps;
        this.clock = clock;
    }

    @GetMapping("/motions/{session}/{number}")
    ResponseEntity<byte[]> motion(@PathVariable String session, @PathVariable String number) {
        Motion motion = getMotion(session, number);
        Map<Integer, Membership> seats = members.listSitting(motion.tabledOn()).stream()
                .collect(Collectors.toMap(held -> held.member().mnisId(), Function.identity()));
        LocalDate today = LondonTime.today(clock);
        Function<Signature, Name> name = signature -> {
            Membership then = seats.get(signature.member().mnisId());
            return new Name(
                    signature,
                    then != null
                            ? then
                            : members.findSeatOf(signature.member().mnisId(), today)
                                    .orElse(null),
                    signature.withdrawn()
                            ? motions.stanceOf(motion, signature.member()).amendment()
                            : null);
        };
        Map<Boolean, List<Name>> names = motion.signatures().stream()
                .map(name)
                .collect(Collectors.partitioningBy(one -> one.signature().withdrawn()));
        return pages.show(
                "motions/motion.jte",
                new View(
                        motion,
                        motions.statusOf(motion),
                        names.getOrDefault(false, List.of()),
                        names.getOrDefault(true, List.of()),
                        stories.tell(motion, seats),
                        maps.findByStance(motion).orElse(null),
                        parliamentPage(motion)));
    }

    /** Parliament's own page of a motion, where its id is known and it is real. */
    static @Nullable String parliamentPage(Motion motion) {
        return motion.edmId() == null || motion.demonstration()
                ? null
                : "https://edm.parliament.uk/early-day-motion/" + motion.edmId();
    }

    private Motion getMotion(String session, String number) {
        return MotionName.find(session, number)
                .flatMap(motions::findMotion)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
