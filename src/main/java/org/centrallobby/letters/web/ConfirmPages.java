package org.centrallobby.letters.web;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.centrallobby.calendar.HouseNote;
import org.centrallobby.calendar.HouseNotes;
import org.centrallobby.kit.web.Pages;
import org.centrallobby.letters.Confirmed;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterText;
import org.centrallobby.letters.Step;
import org.centrallobby.letters.desk.Letters;
import org.centrallobby.members.Member;
import org.centrallobby.members.Members;
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
     * @param recipient the name of the Member written to, whoever holds the seat now
     * @param answer what the record shows now of the Member on the motion; null where the letter has none
     * @param note what the calendar adds; null where it adds nothing
     * @param text the words, while they are held
     * @param steps what has happened so far
     */
    public record View(
            String token,
            Letter letter,
            String recipient,
            @Nullable Answer answer,
            @Nullable HouseNote note,
            @Nullable LetterText text,
            List<Step> steps) {}

    private static final String NOT_ME = "letters/not-me.jte";
    private final Pages pages;
    private final Letters letters;
    private final Motions motions;
    private final Answers answers;
    private final Members members;
    private final HouseNotes notes;

    ConfirmPages(Pages pages, Letters letters, Motions motions, Answers answers, Members members, HouseNotes notes) {
        this.pages = pages;
        this.letters = letters;
        this.motions = motions;
        this.answers = answers;
        this.members = members;
        this.notes = notes;
    }

    @GetMapping("/confirm/{token}")
    ResponseEntity<byte[]> show(@PathVariable String token) {
        return page(token, "letters/confirm.jte");
    }

    @PostMapping("/confirm/{token}")
    ResponseEntity<byte[]> confirm(@PathVariable String token) {
        return switch (letters.confirm(token)) {
            case Confirmed.Ready _, Confirmed.Already _ -> back(token);
            case Confirmed ended -> ended(ended);
        };
    }

    @GetMapping("/confirm/{token}/not-me")
    ResponseEntity<byte[]> askDeny(@PathVariable String token) {
        return page(token, NOT_ME);
    }

    @PostMapping("/confirm/{token}/not-me")
    ResponseEntity<byte[]> deny(@PathVariable String token) {
        return letters.deny(token) ? ended(HttpStatus.OK, "denied") : page(token, NOT_ME);
    }

    private ResponseEntity<byte[]> page(String token, String template) {
        return switch (letters.look(token)) {
            case Confirmed.Ready ready -> pages.show(template, view(token, ready.letter()));
            case Confirmed.NotNow blocked
            when template.equals(NOT_ME) -> pages.show(template, view(token, blocked.letter()));
            case Confirmed.Already already -> pages.show("letters/confirm.jte", view(token, already.letter()));
            case Confirmed ended -> ended(ended);
        };
    }

    private View view(String token, Letter letter) {
        Optional<Answer> answer = Optional.ofNullable(letter.motionId())
                .flatMap(motions::findById)
                .flatMap(motion -> answers.find(motion, letter.constituencyId()));
        return new View(
                token,
                letter,
                members.findMember(letter.memberId()).map(Member::name).orElse(""),
                answer.orElse(null),
                concerns(letter) ? notes.findToday().orElse(null) : null,
                letters.findText(letter.id()).orElse(null),
                letters.listSteps(letter.id()));
    }

    /** A letter that came back is not read sooner or later. */
    private static boolean concerns(Letter letter) {
        return switch (letter.state()) {
            case UNCONFIRMED, READY, ACCEPTED -> true;
            default -> false;
        };
    }

    /**
     * The end of a way.
     *
     * @param kind the end of a key in the catalogue
     */
    public record Ended(String kind) {}

    private ResponseEntity<byte[]> ended(Confirmed ended) {
        return switch (ended) {
            case Confirmed.Lapsed _ -> ended(HttpStatus.GONE, "lapsed");
            case Confirmed.Denied _ -> ended(HttpStatus.GONE, "denied");
            case Confirmed.NotNow _ -> ended(HttpStatus.CONFLICT, "not-now");
            default -> ended(HttpStatus.NOT_FOUND, "unknown");
        };
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
