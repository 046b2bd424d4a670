package org.centrallobby.motions.web;

import static org.centrallobby.kit.web.Words.words;

import java.util.Map;
import java.util.Optional;
import org.centrallobby.kit.api.Json;
import org.centrallobby.members.Member;
import org.centrallobby.members.Members;
import org.centrallobby.members.Membership;
import org.centrallobby.members.web.MemberView;
import org.centrallobby.members.web.PostcodeReader;
import org.centrallobby.members.web.PostcodeReader.Choice;
import org.centrallobby.members.web.PostcodeReader.Refusal;
import org.centrallobby.members.web.PostcodeReader.Seat;
import org.centrallobby.motions.Motion;
import org.centrallobby.motions.MotionName;
import org.centrallobby.motions.Motions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A motion, and what the record shows of one Member on it. */
@RestController
class MotionsJson {
    private final Motions motions;
    private final Members members;
    private final PostcodeReader postcodes;

    MotionsJson(Motions motions, Members members, PostcodeReader postcodes) {
        this.motions = motions;
        this.members = members;
        this.postcodes = postcodes;
    }

    @GetMapping("/api/v1/motions/{session}/{number}")
    ResponseEntity<byte[]> show(@PathVariable String session, @PathVariable String number) {
        return find(session, number)
                .map(motion -> Json.of(MotionView.of(motion, motions.statusOf(motion), members)))
                .orElseGet(MotionsJson::unknown);
    }

    /** Asked for each visitor: maps, because the frame reads the annotations of single parameters on every call. */
    @GetMapping("/api/v1/motions/{session}/{number}/stance")
    ResponseEntity<byte[]> stance(@PathVariable Map<String, String> path, @RequestParam Map<String, String> question) {
        String postcode = question.get("postcode");
        String member = question.get("member");
        if ((postcode == null) == (member == null)) {
            return Json.problem(HttpStatus.BAD_REQUEST, "postcode-or-member", words("api.problem.postcode-or-member"));
        }
        Optional<Motion> motion = find(path.getOrDefault("session", ""), path.getOrDefault("number", ""));
        if (motion.isEmpty()) {
            return unknown();
        }
        return postcode != null ? byPostcode(motion.get(), postcode) : byMember(motion.get(), member);
    }

    private ResponseEntity<byte[]> byPostcode(Motion motion, String postcode) {
        return switch (postcodes.read(postcode)) {
            case Seat seat -> {
                Membership sitting = postcodes.findSitting(seat).orElse(null);
                yield sitting == null
                        ? answer(motion, null, null)
                        : answer(motion, sitting.member(), MemberView.of(sitting));
            }
            case Choice choice ->
                Json.problem(
                        HttpStatus.CONFLICT,
                        "two-seats",
                        words("api.problem.two-seats"),
                        Map.of("choices", postcodes.listChoices(choice)));
            case Refusal refusal -> refusal.problem();
        };
    }

    private ResponseEntity<byte[]> byMember(Motion motion, @Nullable String mnisId) {
        if (mnisId == null || !mnisId.matches("[0-9]{1,9}")) {
            return Json.problem(HttpStatus.BAD_REQUEST, "bad-request", words("api.problem.bad-request"));
        }
        return members.findMember(Integer.parseInt(mnisId))
                .map(member -> answer(motion, member, MemberView.of(member)))
                .orElseGet(() -> Json.problem(HttpStatus.NOT_FOUND, "unknown", words("api.member.unknown")));
    }

    private ResponseEntity<byte[]> answer(Motion motion, @Nullable Member member, @Nullable MemberView view) {
        return Json.of(StanceView.of(motion, motions.statusOf(motion), motions.stanceOf(motion, member), view));
    }

    private Optional<Motion> find(String session, String number) {
        return MotionName.find(session, number).flatMap(motions::findMotion);
    }

    private static ResponseEntity<byte[]> unknown() {
        return Json.problem(HttpStatus.NOT_FOUND, "unknown", words("api.motion.unknown"));
    }
}
