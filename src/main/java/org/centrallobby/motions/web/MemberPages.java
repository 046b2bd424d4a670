package org.centrallobby.motions.web;

import java.time.InstantSource;
import java.util.List;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.kit.web.Pages;
import org.centrallobby.members.Member;
import org.centrallobby.members.Members;
import org.centrallobby.members.Membership;
import org.centrallobby.members.NonSigning;
import org.centrallobby.motions.Motion;
import org.centrallobby.motions.Motions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** A Member: their seats, why they may not sign, and the motions that carry their name. */
@Controller
public class MemberPages {
    private static final int MOST = 100;

    /**
     * What the page shows.
     *
     * @param sitting the seat held today, or null for a former Member
     */
    public record View(
            Member member,
            @Nullable Membership sitting,
            List<Membership> memberships,
            @Nullable NonSigning nonSigning,
            List<Motion> signed) {}

    private final Pages pages;
    private final Members members;
    private final Motions motions;
    private final InstantSource clock;

    MemberPages(Pages pages, Members members, Motions motions, InstantSource clock) {
        this.pages = pages;
        this.members = members;
        this.motions = motions;
        this.clock = clock;
    }

    @GetMapping("/members/{mnisId}")
    ResponseEntity<byte[]> member(@PathVariable int mnisId) {
        Member member = members.findMember(mnisId).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var today = LondonTime.today(clock);
        return pages.show(
                "members/member.jte",
                new View(
                        member,
                        members.findSeatOf(mnisId, today).orElse(null),
                        members.listMemberships(mnisId),
                        members.findNonSigning(mnisId, today).orElse(null),
                        motions.listSignedBy(mnisId, MOST)));
    }
}
