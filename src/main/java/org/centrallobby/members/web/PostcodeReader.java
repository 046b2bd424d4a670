package org.centrallobby.members.web;

import static org.centrallobby.kit.web.Words.words;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.centrallobby.kit.api.Json;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.members.Members;
import org.centrallobby.members.Membership;
import org.centrallobby.places.Constituency;
import org.centrallobby.places.Postcode;
import org.centrallobby.places.PostcodeAnswer;
import org.centrallobby.places.PostcodeDirectory;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What a postcode of a request comes to: a seat, a choice of two, or a problem to answer with. */
@Component
public class PostcodeReader {
    /** The three things it can come to. */
    public sealed interface Found {}

    /** The usual case. */
    public record Seat(Postcode postcode, Constituency constituency) implements Found {}

    /** Two seats share it. */
    public record Choice(Postcode postcode, List<Constituency> constituencies) implements Found {}

    /** It leads to no seat; the answer says why. */
    public record Refusal(ResponseEntity<byte[]> problem) implements Found {}

    private final PostcodeDirectory directory;
    private final Members members;
    private final InstantSource clock;

    PostcodeReader(PostcodeDirectory directory, Members members, InstantSource clock) {
        this.directory = directory;
        this.members = members;
        this.clock = clock;
    }

    /** Reads what was typed and looks it up. A slip is told, not mended: another postcode may be another seat. */
    public Found read(String typed) {
        return switch (Postcode.parse(typed)) {
            case Postcode.Valid valid -> look(valid.postcode());
            case Postcode.Slip slip ->
                refuse(
                        HttpStatus.BAD_REQUEST,
                        "malformed",
                        words("api.postcode.slip"),
                        Map.of("didYouMean", slip.meant().toString()));
            case Postcode.Malformed _ ->
                refuse(HttpStatus.BAD_REQUEST, "malformed", words("api.postcode.malformed"), Map.of());
        };
    }

    /** Who holds the seat today. */
    public Optional<Membership> findSitting(Seat seat) {
        return members.findSitting(seat.constituency().mnisId(), LondonTime.today(clock));
    }

    /** The seats to choose from, with who holds them today. */
    public List<ChoiceView> listChoices(Choice choice) {
        return ChoiceView.listOf(members, choice.constituencies(), LondonTime.today(clock));
    }

    private Found look(Postcode postcode) {
        return switch (directory.find(postcode)) {
            case PostcodeAnswer.OneSeat one -> new Seat(postcode, one.seat());
            case PostcodeAnswer.TwoSeats two -> new Choice(postcode, two.seats());
            case PostcodeAnswer.Terminated terminated -> terminated(terminated);
            case PostcodeAnswer.NotInUkParliament islands ->
                missing("not-in-uk-parliament", words("api.postcode.islands", islands.place()), Map.of());
            case PostcodeAnswer.Bfpo _ -> missing("bfpo", words("api.postcode.bfpo"), Map.of());
            case PostcodeAnswer.OverseasTerritory overseas ->
                missing("overseas-territory", words("api.postcode.overseas", overseas.place()), Map.of());
            case PostcodeAnswer.NoSeat _ -> missing("no-seat", words("api.postcode.noseat"), Map.of());
            case PostcodeAnswer.NorthernIrelandNotLoaded ireland ->
                missing(
                        "northern-ireland-not-loaded",
                        words("api.postcode.ireland"),
                        Map.of("choices", ChoiceView.listOf(members, ireland.seats(), LondonTime.today(clock))));
            case PostcodeAnswer.Unknown _ -> missing("unknown", words("api.postcode.unknown"), Map.of());
        };
    }

    private static Found terminated(PostcodeAnswer.Terminated terminated) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>();
        more.put("terminatedOn", terminated.on().toString());
        Constituency last = terminated.lastSeat();
        more.put("lastConstituency", last == null ? null : SeatView.of(last));
        return missing("terminated", words("api.postcode.terminated"), more);
    }

    private static Found missing(String reason, String detail, Map<String, ? extends @Nullable Object> more) {
        return refuse(HttpStatus.NOT_FOUND, reason, detail, more);
    }

    private static Found refuse(
            HttpStatus status, String reason, String detail, Map<String, ? extends @Nullable Object> more) {
        return new Refusal(Json.problem(status, reason, detail, more));
    }
}
