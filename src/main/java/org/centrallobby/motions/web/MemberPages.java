package org.centrallobby.motions.web;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.kit.web.Asides;
import org.centrallobby.kit.web.Asides.Aside;
import org.centrallobby.kit.web.Pages;
import org.centrallobby.members.Member;
import org.centrallobby.members.Members;
import org.centrallobby.members.Membership;
import org.centrallobby.members.NonSigning;
import org.centrallobby.motions.history.MemberMotions;
import org.centrallobby.motions.history.MemberMotions.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** A Member: their seats, why they may not sign, and the motions that carry their name. */
@Controller
public class MemberPages {
    private static final int SIZE = 50;

    /**
     * What the page shows.
     *
     * @param sitting the seat held today, or null for a former Member
     * @param counts how many motions each list holds
     * @param shown the list that is shown
     * @param previous the page before this one, or null
     * @param next the page after it, or null
     * @param asides what other features have to tell
     */
    public record View(
            Member member,
            @Nullable Membership sitting,
            List<Membership> memberships,
            @Nullable NonSigning nonSigning,
            Map<Role, Integer> counts,
            Role shown,
            List<MemberMotions.Name> names,
            int page,
            @Nullable String previous,
            @Nullable String next,
            List<Aside> asides) {
        /** How many pages the list has. */
        public int pages() {
            return Math.max(1, (counts.getOrDefault(shown, 0) + SIZE - 1) / SIZE);
        }

        /** Where a list is. */
        public String href(Role role) {
            return MemberPages.href(member, role, 1);
        }
    }

    private final Pages pages;
    private final Members members;
    private final MemberMotions motions;
    private final List<Asides<Member>> asides;
    private final InstantSource clock;

    MemberPages(Pages pages, Members members, MemberMotions motions, List<Asides<Member>> asides, InstantSource clock) {
        this.pages = pages;
        this.members = members;
        this.motions = motions;
        this.asides = asides;
        this.clock = clock;
    }

    /** A list or page that there is not is the first one. */
    @GetMapping("/members/{mnisId}")
    ResponseEntity<byte[]> member(
            @PathVariable int mnisId,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "1") String page) {
        Member member = members.findMember(mnisId).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var today = LondonTime.today(clock);
        Role shown = Arrays.stream(Role.values())
                .filter(role -> word(role).equals(show))
                .findFirst()
                .orElse(Role.STANDING);
        Map<Role, Integer> counts = motions.counts(mnisId);
        int total = counts.getOrDefault(shown, 0);
        int at = page.matches("[1-9][0-9]{0,4}") && (Integer.parseInt(page) - 1) * SIZE < total
                ? Integer.parseInt(page)
                : 1;
        return pages.show(
                "members/member.jte",
                new View(
                        member,
                        members.findSeatOf(mnisId, today).orElse(null),
                        members.listMemberships(mnisId),
                        members.findNonSigning(mnisId, today).orElse(null),
                        counts,
                        shown,
                        motions.list(mnisId, shown, SIZE, (at - 1) * SIZE),
                        at,
                        at > 1 ? href(member, shown, at - 1) : null,
                        at * SIZE < total ? href(member, shown, at + 1) : null,
                        asides.stream()
                                .flatMap(others -> others.find(member).stream())
                                .toList()));
    }

    private static String href(Member member, Role role, int page) {
        List<String> query = new ArrayList<>();
        if (role != Role.STANDING) {
            query.add("show=" + word(role));
        }
        if (page > 1) {
            query.add("page=" + page);
        }
        return "/members/" + member.mnisId() + (query.isEmpty() ? "" : "?" + String.join("&", query));
    }

    private static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
