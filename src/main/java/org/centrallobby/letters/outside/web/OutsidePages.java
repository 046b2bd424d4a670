package org.centrallobby.letters.outside.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.kit.web.Pages;
import org.centrallobby.kit.web.SealedCookies;
import org.centrallobby.letters.outside.Guide;
import org.centrallobby.letters.outside.Matter;
import org.centrallobby.letters.outside.Nation;
import org.centrallobby.letters.post.LetterFacts;
import org.centrallobby.members.Membership;
import org.centrallobby.places.Constituencies;
import org.centrallobby.places.Constituency;
import org.centrallobby.places.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** "Write to my Member": who that is, what it is about, and what to know before. Writing itself is the same for all letters. */
@Controller
public class OutsidePages {
    /**
     * Who would get a letter.
     *
     * @param membership null where there is nobody to write to
     * @param dissolved whether that is because Parliament is dissolved
     */
    public record Choosing(Constituency seat, @Nullable Membership membership, boolean dissolved) {}

    /** What to know before writing about a matter. */
    public record Knowing(Matter matter, Choosing choosing, Guide guide) {}

    private final Pages pages;
    private final Constituencies constituencies;
    private final LetterFacts facts;
    private final SealedCookies cookies;
    private final InstantSource clock;

    OutsidePages(
            Pages pages, Constituencies constituencies, LetterFacts facts, SealedCookies cookies, InstantSource clock) {
        this.pages = pages;
        this.constituencies = constituencies;
        this.facts = facts;
        this.cookies = cookies;
        this.clock = clock;
    }

    /** Always by the postcode: a seat known from an hour ago is shown and can be changed. */
    @GetMapping("/write")
    ResponseEntity<byte[]> start() {
        return to("/write/member");
    }

    @GetMapping("/write/member")
    ResponseEntity<byte[]> choose(HttpServletRequest request) {
        return forSeat(request, "/write", seat -> pages.show("outside/choose.jte", choosing(seat)));
    }

    @GetMapping("/write/{matter}/member")
    ResponseEntity<byte[]> know(@PathVariable String matter, HttpServletRequest request) {
        Matter about =
                Matter.find("/write/" + matter).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return forSeat(
                request,
                about.path(),
                seat -> pages.show(
                        "outside/know.jte", new Knowing(about, choosing(seat), Guide.of(about, Nation.of(seat)))));
    }

    /** A page of a matter without its last step. */
    @GetMapping("/write/{matter}")
    ResponseEntity<byte[]> matter(@PathVariable String matter) {
        return Matter.find("/write/" + matter)
                .map(about -> to(about.path() + "/member"))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Choosing choosing(Constituency seat) {
        Instant now = clock.instant();
        return new Choosing(seat, facts.findSitting(seat.mnisId(), now).orElse(null), facts.isDissolved(now));
    }

    private ResponseEntity<byte[]> forSeat(
            HttpServletRequest request, String page, Function<Constituency, ResponseEntity<byte[]>> show) {
        return cookies.find(request, Visit.COOKIE, Visit.class)
                .flatMap(visit -> constituencies.findByMnisId(visit.seat()))
                .filter(seat -> seat.standsOn(LondonTime.today(clock)))
                .map(show)
                .orElseGet(() -> to("/postcode?to=" + page));
    }

    private static ResponseEntity<byte[]> to(String page) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(page))
                .build();
    }
}
