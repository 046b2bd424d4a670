package org.centrallobby.members.web;

import static org.centrallobby.kit.web.Words.words;

import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.centrallobby.kit.api.Json;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.members.Members;
import org.centrallobby.places.Constituencies;
import org.centrallobby.places.Constituency;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A constituency, and who held it on a day. */
@RestController
class ConstituenciesJson {
    /** The answer; from and to are the seat's own days. */
    record View(
            @Nullable String gss,
            int mnisId,
            String name,
            String boundarySet,
            LocalDate from,
            @Nullable LocalDate to,
            LocalDate date,
            @Nullable MemberView member) {}

    private final Constituencies constituencies;
    private final Members members;
    private final InstantSource clock;

    ConstituenciesJson(Constituencies constituencies, Members members, InstantSource clock) {
        this.constituencies = constituencies;
        this.members = members;
        this.clock = clock;
    }

    @GetMapping("/api/v1/constituencies/{code}")
    ResponseEntity<byte[]> show(@PathVariable String code, @RequestParam @Nullable String date) {
        LocalDate on;
        try {
            on = date == null ? LondonTime.today(clock) : LocalDate.parse(date);
        } catch (DateTimeException e) {
            return Json.problem(HttpStatus.BAD_REQUEST, "bad-date", words("api.problem.bad-date"));
        }
        return find(code, on)
                .map(seat -> show(seat, on))
                .orElseGet(() -> Json.problem(HttpStatus.NOT_FOUND, "unknown", words("api.constituency.unknown")));
    }

    private Optional<Constituency> find(String code, LocalDate on) {
        return code.matches("[0-9]{1,9}")
                ? constituencies.findByMnisId(Integer.parseInt(code))
                : constituencies.findByGss(code.toUpperCase(Locale.ROOT), on);
    }

    private ResponseEntity<byte[]> show(Constituency seat, LocalDate on) {
        return Json.of(new View(
                seat.gss(),
                seat.mnisId(),
                seat.name(),
                seat.boundarySet(),
                seat.startDate(),
                seat.endDate(),
                on,
                MemberView.sitting(members, seat, on)));
    }
}
