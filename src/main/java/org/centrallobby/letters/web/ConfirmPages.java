package org.centrallobby.letters.web;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.centrallobby.kit.web.Pages;
import org.centrallobby.letters.Confirmed;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterText;
import org.centrallobby.letters.Step;
import org.centrallobby.letters.desk.Letters;
import org.centrallobby.motions.Motion;
import org.centrallobby.motions.Motions;
import org.centrallobby.motions.web.Answer;
import org.centrallobby.motions.web.Answers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The link of the confirmation mail. Opening it shows; only the button acts, since scanners open every link. */
@Controller
public class ConfirmPages {
    /**
     * What the page shows.
     *
     * @param answer what the record shows now of the Member on the motion; null where the letter has none
     * @param text the words, while they are held
     * @param steps what has happened so far
     */
    public record View(
            String token,
            Letter letter,
            @Nullable Answer answer,
            @Nullable LetterText text,
            List<Step> steps) {}

    private final Pages pages;
    private final Letters letters;
    private final Motions motions;
    private final Answers answers;

    ConfirmPages(Pages pages, Letters letters, Motions motions, Answers answers) {
        this.pages = pages;
        this.letters = letters;
        this.motions = motions;
        this.answers = answers;
    }

    @GetMapping("/confirm/{token}")
    ResponseEntity<byte[]> show(@PathVariable String token) {
        return page(token, "letters/confirm.jte");
    }

    @PostMapping("/confirm/{token}")
    ResponseEntity<byte[]> confirm(@PathVariable String token) {
        return switch (letters.confirm(token)) {
            case Confirmed.Ready _, Confirmed.Already _ -> back(token);
            case Confirmed.Lapsed _ -> ended("lapsed");
            case Confirmed.Denied _ -> ended("denied");
            case Confirmed.Unknown _ -> ended("unknown");
            case Confirmed.NotNow _ -> pages.show(HttpStatus.CONFLICT, "letters/ended.jte", new Ended("not-now"));
        };
    }

    @GetMapping("/confirm/{token}/not-me")
    ResponseEntity<byte[]> askDeny(@PathVariable String token) {
        return page(token, "letters/not-me.jte");
    }

    @PostMapping("/confirm/{token}/not-me")
    ResponseEntity<byte[]> deny(@PathVariable String token) {
        letters.deny(token);
        return pages.show("letters/ended.jte", new Ended("denied"));
    }

    private ResponseEntity<byte[]> page(String token, String template) {
        Optional<Letter> found = letters.findByToken(token);
        if (found.isEmpty()) {
            return ended("unknown");
        }
        Letter letter = found.get();
        return switch (letter.state()) {
            case LAPSED -> ended("lapsed");
            case DENIED -> ended("denied");
            default -> {
                @Nullable
                Motion motion = letter.motionId() == null
                        ? null
                        : motions.findById(letter.motionId()).orElse(null);
                @Nullable
                Answer answer = motion == null
                        ? null
                        : answers.find(motion, letter.constituencyId()).orElse(null);
                yield pages.show(
                        template,
                        new View(
                                token,
                                letter,
                                answer,
                                letters.findText(letter.id()).orElse(null),
                                letters.listSteps(letter.id())));
            }
        };
    }

    /**
     * What the page shows.
     *
     * @param kind the end of a key in the catalogue
     */
    public record Ended(String kind) {}

    private ResponseEntity<byte[]> ended(String kind) {
        HttpStatus status = kind.equals("unknown") ? HttpStatus.NOT_FOUND : HttpStatus.GONE;
        return pages.show(status, "letters/ended.jte", new Ended(kind));
    }

    private static ResponseEntity<byte[]> back(String token) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/confirm/" + token))
                .build();
    }
}
