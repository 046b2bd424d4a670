package org.centrallobby.members.web;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.kit.web.Pages;
import org.centrallobby.kit.web.SealedCookies;
import org.centrallobby.members.Members;
import org.centrallobby.members.Membership;
import org.centrallobby.places.Constituencies;
import org.centrallobby.places.Constituency;
import org.centrallobby.places.web.Onward;
import org.centrallobby.places.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** All seats with their Members, to read, to search and to choose one's own by name. */
@Controller
public class SeatPages {
    /**
     * What the page shows.
     *
     * @param membership null where the seat is vacant
     */
    public record Row(Constituency seat, @Nullable Membership membership) {}

    /**
     * What the page shows.
     *
     * @param to where a visitor who chooses a seat goes on to
     * @param choosing whether the visitor came to choose their seat
     */
    public record View(String query, String to, boolean choosing, List<Row> rows, int seats) {}

    private final Pages pages;
    private final Constituencies constituencies;
    private final Members members;
    private final SealedCookies cookies;
    private final InstantSource clock;

    SeatPages(Pages pages, Constituencies constituencies, Members members, SealedCookies cookies, InstantSource clock) {
        this.pages = pages;
        this.constituencies = constituencies;
        this.members = members;
        this.cookies = cookies;
        this.clock = clock;
    }

    @GetMapping("/seats")
    ResponseEntity<byte[]> list(
            @RequestParam(defaultValue = "") String q, @RequestParam(required = false) @Nullable String to) {
        LocalDate today = LondonTime.today(clock);
        Map<Integer, Membership> sitting = members.listSitting(today).stream()
                .collect(Collectors.toMap(held -> held.seat().mnisId(), Function.identity()));
        String wanted = q.strip().toLowerCase(Locale.UK);
        List<Constituency> standing = constituencies.listStanding(today);
        List<Row> rows = standing.stream()
                .map(seat -> new Row(seat, sitting.get(seat.mnisId())))
                .filter(row -> matches(row, wanted))
                .toList();
        return pages.show("members/seats.jte", new View(q.strip(), Onward.page(to), to != null, rows, standing.size()));
    }

    @PostMapping("/seats")
    ResponseEntity<byte[]> choose(
            @RequestParam int seat,
            @RequestParam(defaultValue = "") String postcode,
            @RequestParam(required = false) @Nullable String to,
            HttpServletResponse response) {
        Constituency chosen = constituencies
                .findByMnisId(seat)
                .filter(found -> found.standsOn(LondonTime.today(clock)))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        cookies.keep(response, Visit.COOKIE, new Visit(postcode, chosen.mnisId()));
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(Onward.answer(to)))
                .build();
    }

    private static boolean matches(Row row, String wanted) {
        String welsh = row.seat().nameCy() == null ? "" : row.seat().nameCy();
        String member =
                row.membership() == null ? "" : row.membership().member().name();
        return (row.seat().name() + " " + welsh + " " + member)
                .toLowerCase(Locale.UK)
                .contains(wanted);
    }
}
