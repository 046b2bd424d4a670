package org.centrallobby.members.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.centrallobby.kit.api.Json;
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

    PostcodesJson(PostcodeReader postcodes, PostcodeDirectory directory, Members members) {
        this.postcodes = postcodes;
        this.directory = directory;
        this.members = members;
    }

    /** Asked for each visitor: a map, because the frame reads the annotations of a single parameter on every call. */
    @GetMapping("/api/v1/postcodes/{postcode}")
    ResponseEntity<byte[]> show(@PathVariable Map<String, String> path) {
        return switch (postcodes.read(path.getOrDefault("postcode", ""))) {
            case Seat seat ->
                Json.of(new View(
                        seat.postcode().toString(),
                        SeatView.of(seat.constituency()),
                        postcodes.findSitting(seat).map(MemberView::of).orElse(null),
                        List.of(),
                        asOf()));
            case Choice choice ->
                Json.of(new View(choice.postcode().toString(), null, null, postcodes.listChoices(choice), asOf()));
            case Refusal refusal -> refusal.problem();
        };
    }

    /** The Member is what changes; without any Member the time of the directory stands for the answer. */
    private @Nullable Instant asOf() {
        return members.asOf().or(directory::asOf).orElse(null);
    }
}
