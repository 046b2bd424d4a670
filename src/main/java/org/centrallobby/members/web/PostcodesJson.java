package org.centrallobby.members.web;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.centrallobby.kit.api.Json;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.members.Members;
import org.centrallobby.members.web.PostcodeReader.Choice;
import org.centrallobby.members.web.PostcodeReader.Refusal;
import org.centrallobby.members.web.PostcodeReader.Seat;
import org.centrallobby.places.PostcodeDirectory;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** From a postcode to its seat and Member. */
@RestController
class PostcodesJson {
    /** The answer; of constituency and choices one is empty. */
    record View(
            String postcode,
            @Nullable SeatView constituency,
            @Nullable MemberView member,
            List<ChoiceView> choices,
            @Nullable Instant asOf) {}

    private final PostcodeReader postcodes;
    private final PostcodeDirectory directory;
    private final Members members;
    private final InstantSource clock;

    PostcodesJson(PostcodeReader postcodes, PostcodeDirectory directory, Members members, InstantSource clock) {
        this.postcodes = postcodes;
        this.directory = directory;
        this.members = members;
        this.clock = clock;
    }

    @GetMapping("/api/v1/postcodes/{postcode}")
    ResponseEntity<byte[]> show(@PathVariable String postcode) {
        LocalDate today = LondonTime.today(clock);
        return switch (postcodes.read(postcode)) {
            case Seat seat ->
                Json.of(new View(
                        seat.postcode().toString(),
                        SeatView.of(seat.constituency()),
                        MemberView.sitting(members, seat.constituency(), today),
                        List.of(),
                        asOf()));
            case Choice choice ->
                Json.of(new View(
                        choice.postcode().toString(),
                        null,
                        null,
                        ChoiceView.listOf(members, choice.constituencies(), today),
                        asOf()));
            case Refusal refusal -> refusal.problem();
        };
    }

    /** The Member is what changes; without any Member the time of the directory stands for the answer. */
    private @Nullable Instant asOf() {
        return members.asOf().or(directory::asOf).orElse(null);
    }
}
