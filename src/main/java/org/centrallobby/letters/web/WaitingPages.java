package org.centrallobby.letters.web;

import java.net.URI;
import org.centrallobby.kit.web.Pages;
import org.centrallobby.letters.waiting.Awaited;
import org.centrallobby.letters.waiting.WaitingLetters;
import org.centrallobby.letters.web.ConfirmPages.Ended;
import org.centrallobby.members.Membership;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What becomes of a letter whose Member left before it was sent. Opening the link shows; only a button acts. */
@Controller
public class WaitingPages {
    /**
     * What the page shows.
     *
     * @param successor who holds the seat now; null while it is vacant
     * @param reachable whether an address of the successor's office is known
     * @param settled whether it co-signs a letter that has nothing to ask of the successor any more
     * @param page the page it was written from
     */
    public record View(
            LetterViews.View letter, @Nullable Membership successor, boolean reachable, boolean settled, String page) {}

    private final Pages pages;
    private final WaitingLetters waiting;
    private final LetterViews views;

    WaitingPages(Pages pages, WaitingLetters waiting, LetterViews views) {
        this.pages = pages;
        this.waiting = waiting;
        this.views = views;
    }

    @GetMapping("/letters/waiting/{token}")
    ResponseEntity<byte[]> show(@PathVariable String token) {
        return page(token, waiting.look(token), HttpStatus.OK);
    }

    /** @param member whom the page offered: should the seat have changed hands since, the page is shown again */
    @PostMapping("/letters/waiting/{token}/send")
    ResponseEntity<byte[]> send(@PathVariable String token, @RequestParam(defaultValue = "0") int member) {
        Awaited done = waiting.sendOn(token, member);
        return done instanceof Awaited.Decided ? back(token) : page(token, done, HttpStatus.CONFLICT);
    }

    @PostMapping("/letters/waiting/{token}/withdraw")
    ResponseEntity<byte[]> withdraw(@PathVariable String token) {
        Awaited done = waiting.withdraw(token);
        return done instanceof Awaited.Withdrawn
                ? ended(HttpStatus.OK, "withdrawn")
                : page(token, done, HttpStatus.CONFLICT);
    }

    private ResponseEntity<byte[]> page(String token, Awaited awaited, HttpStatus asked) {
        return switch (awaited) {
            case Awaited.Asked(var letter, var successor, var reachable, var settled) ->
                pages.show(
                        asked,
                        "letters/waiting.jte",
                        new View(views.of(token, letter), successor, reachable, settled, views.page(letter)));
            case Awaited.Decided(var letter) -> pages.show("letters/confirm.jte", views.of(token, letter));
            case Awaited.Withdrawn _ -> ended(HttpStatus.GONE, "withdrawn");
            case Awaited.Lapsed _ -> ended(HttpStatus.GONE, "waited");
            case Awaited.Unknown _ -> ended(HttpStatus.NOT_FOUND, "unknown");
        };
    }

    private ResponseEntity<byte[]> ended(HttpStatus status, String kind) {
        return pages.show(status, "letters/ended.jte", new Ended(kind));
    }

    private static ResponseEntity<byte[]> back(String token) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/letters/waiting/" + token))
                .build();
    }
}
