package org.centrallobby.members.web;

import static org.centrallobby.kit.web.Words.words;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.centrallobby.kit.api.Json;
import org.centrallobby.members.Member;
import org.centrallobby.members.Members;
import org.centrallobby.members.Membership;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A Member and the seats they held. */
@RestController
class MembersJson {
    /** The answer. */
    record View(
            int mnisId,
            String name,
            @Nullable String party,
            List<HeldView> memberships,
            @Nullable Instant asOf) {}

    /** A seat held; where only one day is known, from and to are that day. */
    record HeldView(
            SeatView constituency, LocalDate from, @Nullable LocalDate to) {
        static HeldView of(Membership membership) {
            return new HeldView(SeatView.of(membership.seat()), membership.from(), membership.to());
        }
    }

    private final Members members;

    MembersJson(Members members) {
        this.members = members;
    }

    @GetMapping("/api/v1/members/{mnisId}")
    ResponseEntity<byte[]> show(@PathVariable int mnisId) {
        return members.findMember(mnisId).map(this::show).orElseGet(MembersJson::unknown);
    }

    private ResponseEntity<byte[]> show(Member member) {
        return Json.of(new View(
                member.mnisId(),
                member.name(),
                member.party(),
                members.listMemberships(member.mnisId()).stream()
                        .map(HeldView::of)
                        .toList(),
                members.asOf().orElse(null)));
    }

    private static ResponseEntity<byte[]> unknown() {
        return Json.problem(HttpStatus.NOT_FOUND, "unknown", words("api.member.unknown"));
    }
}
