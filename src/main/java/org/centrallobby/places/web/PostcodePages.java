package org.centrallobby.places.web;

import static org.centrallobby.kit.web.Words.words;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.centrallobby.kit.web.Pages;
import org.centrallobby.kit.web.Problems;
import org.centrallobby.kit.web.SealedCookies;
import org.centrallobby.places.Constituency;
import org.centrallobby.places.Postcode;
import org.centrallobby.places.PostcodeAnswer;
import org.centrallobby.places.PostcodeDirectory;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One field, your postcode; and an answer of its own for each thing a postcode can turn out to be. */
@Controller
public class PostcodePages {
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.UK);

    /**
     * What the page shows.
     *
     * @param typed as typed, to stay in the field
     * @param to where to go on to; empty for the Member's own page
     * @param kind the answer's name in the catalogue; empty for a plain form
     * @param detail a place or a month that belongs in the answer
     * @param meant the postcode that may have been meant; null if none
     * @param choice seats to choose from
     */
    public record View(
            String typed,
            String to,
            Problems problems,
            String kind,
            String detail,
            @Nullable String meant,
            SeatChoice choice) {}

    private final Pages pages;
    private final PostcodeDirectory directory;
    private final SeatChoices choices;
    private final SealedCookies cookies;

    PostcodePages(Pages pages, PostcodeDirectory directory, SeatChoices choices, SealedCookies cookies) {
        this.pages = pages;
        this.directory = directory;
        this.choices = choices;
        this.cookies = cookies;
    }

    @GetMapping("/postcode")
    ResponseEntity<byte[]> ask(
            @RequestParam(required = false) @Nullable String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        String typed = cookies.find(request, Visit.COOKIE, Visit.class)
                .filter(visit -> visit.seat() == 0)
                .map(Visit::postcode)
                .orElse("");
        if (!typed.isEmpty()) {
            return answer(typed, to, request, response);
        }
        return pages.show("places/postcode.jte", form("", to, Problems.none()));
    }

    @PostMapping("/postcode")
    ResponseEntity<byte[]> answer(
            @RequestParam(defaultValue = "") String postcode,
            @RequestParam(required = false) @Nullable String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        String typed = postcode.strip();
        return switch (Postcode.parse(typed)) {
            case Postcode.Malformed _ -> mend(typed, to);
            case Postcode.Slip slip ->
                pages.show(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "places/postcode.jte",
                        new View(
                                typed,
                                Onward.page(to),
                                Problems.none(),
                                "slip",
                                "",
                                slip.meant().toString(),
                                SeatChoice.NONE));
            case Postcode.Valid valid -> tell(valid.postcode(), to, request, response);
        };
    }

    private ResponseEntity<byte[]> mend(String typed, @Nullable String to) {
        String sentence = words(typed.isEmpty() ? "postcode.empty" : "postcode.malformed");
        return pages.show(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "places/postcode.jte",
                form(typed, to, Problems.at("postcode", sentence)));
    }

    private ResponseEntity<byte[]> tell(
            Postcode postcode, @Nullable String to, HttpServletRequest request, HttpServletResponse response) {
        return switch (directory.find(postcode)) {
            case PostcodeAnswer.OneSeat one -> goOn(postcode, one.seat(), to, response);
            case PostcodeAnswer.TwoSeats two ->
                chosenBefore(postcode, two.seats(), request)
                        .map(seat -> goOn(postcode, seat, to, response))
                        .orElseGet(() -> choice(postcode, to, "two-seats", "", two.seats()));
            case PostcodeAnswer.Terminated gone ->
                choice(
                        postcode,
                        to,
                        "terminated",
                        MONTH.format(gone.on()),
                        gone.lastSeat() == null ? List.of() : List.of(gone.lastSeat()));
            case PostcodeAnswer.NotInUkParliament abroad ->
                choice(postcode, to, "not-in-uk-parliament", abroad.place(), List.of());
            case PostcodeAnswer.Bfpo _ -> choice(postcode, to, "bfpo", "", List.of());
            case PostcodeAnswer.OverseasTerritory abroad ->
                choice(postcode, to, "overseas-territory", abroad.place(), List.of());
            case PostcodeAnswer.NoSeat _ -> choice(postcode, to, "no-seat", "", List.of());
            case PostcodeAnswer.NorthernIrelandNotLoaded north ->
                choice(postcode, to, "northern-ireland-not-loaded", "", north.seats());
            case PostcodeAnswer.Unknown _ -> choice(postcode, to, "unknown", "", List.of());
        };
    }

    private ResponseEntity<byte[]> goOn(
            Postcode postcode, Constituency seat, @Nullable String to, HttpServletResponse response) {
        cookies.keep(response, Visit.COOKIE, new Visit(postcode.toString(), seat.mnisId()));
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(Onward.answer(to)))
                .build();
    }

    /** Which of them this visitor said was theirs, of this very postcode, in the last two hours. */
    private Optional<Constituency> chosenBefore(
            Postcode postcode, List<Constituency> seats, HttpServletRequest request) {
        return cookies.find(request, Visit.COOKIE, Visit.class)
                .filter(visit -> visit.postcode().equals(postcode.toString()))
                .flatMap(visit -> seats.stream()
                        .filter(seat -> seat.mnisId() == visit.seat())
                        .findFirst());
    }

    private ResponseEntity<byte[]> choice(
            Postcode postcode, @Nullable String to, String kind, String detail, List<Constituency> seats) {
        return pages.show(
                "places/postcode.jte",
                new View(
                        postcode.toString(),
                        Onward.page(to),
                        Problems.none(),
                        kind,
                        detail,
                        null,
                        kind.equals("two-seats") ? choices.tellApart(seats) : choices.list(seats)));
    }

    private static View form(String typed, @Nullable String to, Problems problems) {
        return new View(typed, Onward.page(to), problems, "", "", null, SeatChoice.NONE);
    }
}
