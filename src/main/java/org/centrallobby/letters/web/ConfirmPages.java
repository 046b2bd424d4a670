package org.centrallobby.letters.web;

import java.net.URI;
import org.centrallobby.kit.web.Pages;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.desk.Confirmed;
import org.centrallobby.letters.desk.Confirming;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The link of the confirmation mail. Opening it shows; only the button acts, since scanners open every link. */
@Controller
public class ConfirmPages {
    /**
     * The end of a way.
     *
     * @param kind the end of a key in the catalogue
     */
    public record Ended(String kind) {}

    /**
     * A letter that cannot be sent as things stand, with its words and the way on.
     *
     * @param page the page it was written from; empty where there is none
     */
    public record Stopped(LetterViews.View letter, Confirmed.Reason reason, String page) {}

    /**
     * A letter whose link came too late.
     *
     * @param page the page it was written from; empty where there is none
     */
    public record Late(LetterViews.View letter, String page) {}

    private static final String CONFIRM = "letters/confirm.jte";
    private static final String NOT_ME = "letters/not-me.jte";
    private final Pages pages;
    private final Confirming letters;
    private final LetterViews views;

    ConfirmPages(Pages pages, Confirming letters, LetterViews views) {
        this.pages = pages;
        this.letters = letters;
        this.views = views;
    }

    @GetMapping("/confirm/{token}")
    ResponseEntity<byte[]> show(@PathVariable String token) {
        return page(token, CONFIRM, HttpStatus.OK);
    }

    /** @param seen how things stood on the page: should that have changed since, the page is shown again before anything is sent */
    @PostMapping("/confirm/{token}")
    ResponseEntity<byte[]> confirm(@PathVariable String token, @RequestParam(defaultValue = "") String seen) {
        if (letters.look(token) instanceof Confirmed.Ready(Letter letter)
                && !views.of(token, letter).standing().equals(seen)) {
            return page(token, CONFIRM, HttpStatus.CONFLICT);
        }
        return switch (letters.confirm(token)) {
            case Confirmed.Ready _, Confirmed.Held _, Confirmed.Already _ -> back(token);
            case Confirmed ended -> ended(token, ended);
        };
    }

    @GetMapping("/confirm/{token}/not-me")
    ResponseEntity<byte[]> askDeny(@PathVariable String token) {
        return page(token, NOT_ME, HttpStatus.OK);
    }

    @PostMapping("/confirm/{token}/not-me")
    ResponseEntity<byte[]> deny(@PathVariable String token) {
        return letters.deny(token) ? ended(HttpStatus.OK, "denied") : page(token, NOT_ME, HttpStatus.OK);
    }

    /** Takes the name off a joint letter that is not on its way yet. */
    @PostMapping("/confirm/{token}/withdraw")
    ResponseEntity<byte[]> withdraw(@PathVariable String token) {
        return letters.withdraw(token) ? ended(HttpStatus.OK, "withdrawn") : page(token, CONFIRM, HttpStatus.OK);
    }

    private ResponseEntity<byte[]> page(String token, String template, HttpStatus asked) {
        return switch (letters.look(token)) {
            case Confirmed.Ready ready -> pages.show(asked, template, views.of(token, ready.letter()));
            case Confirmed.NotNow blocked
            when template.equals(NOT_ME) -> pages.show(template, views.of(token, blocked.letter()));
            case Confirmed.Already already -> pages.show(CONFIRM, views.of(token, already.letter()));
            case Confirmed ended -> ended(token, ended);
        };
    }

    private ResponseEntity<byte[]> ended(String token, Confirmed ended) {
        return switch (ended) {
            case Confirmed.Lapsed(Letter letter) -> lapsed(token, letter);
            case Confirmed.Destroyed _ -> ended(HttpStatus.GONE, "destroyed");
            case Confirmed.Denied _ -> ended(HttpStatus.GONE, "denied");
            case Confirmed.Withdrawn _ -> ended(HttpStatus.GONE, "withdrawn");
            case Confirmed.NotNow(var letter, var reason) ->
                pages.show(
                        HttpStatus.CONFLICT,
                        "letters/not-now.jte",
                        new Stopped(views.of(token, letter), reason, views.page(letter)));
            default -> ended(HttpStatus.NOT_FOUND, "unknown");
        };
    }

    /** The words are shown, to be copied, as long as they are kept. */
    private ResponseEntity<byte[]> lapsed(String token, Letter letter) {
        LetterViews.View view = views.of(token, letter);
        return view.text() == null
                ? ended(HttpStatus.GONE, "lapsed")
                : pages.show(HttpStatus.GONE, "letters/lapsed.jte", new Late(view, views.page(letter)));
    }

    private ResponseEntity<byte[]> ended(HttpStatus status, String kind) {
        return pages.show(status, "letters/ended.jte", new Ended(kind));
    }

    private static ResponseEntity<byte[]> back(String token) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/confirm/" + token))
                .build();
    }
}
