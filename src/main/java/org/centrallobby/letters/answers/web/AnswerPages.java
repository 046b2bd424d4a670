package org.centrallobby.letters.answers.web;

import static org.centrallobby.kit.web.Words.words;

import java.net.URI;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.centrallobby.kit.web.Pages;
import org.centrallobby.kit.web.Problems;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.answers.Outcome;
import org.centrallobby.letters.answers.Question;
import org.centrallobby.letters.answers.WriterReports;
import org.centrallobby.members.Member;
import org.centrallobby.members.Members;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** "Did you get an answer?" Opening the link shows; only the button records, since scanners open every link. */
@Controller
public class AnswerPages {
    /**
     * What the page shows.
     *
     * @param member the name of the Member written to
     * @param told what was said so far; null if nothing
     */
    public record View(
            String token,
            Letter letter,
            String member,
            LocalDate acceptedOn,
            @Nullable Outcome told,
            Problems problems) {}

    /**
     * Nothing to be asked any more.
     *
     * @param kind the end of a key in the catalogue
     */
    public record Ended(String kind) {}

    private final Pages pages;
    private final WriterReports answers;
    private final Members members;

    AnswerPages(Pages pages, WriterReports answers, Members members) {
        this.pages = pages;
        this.answers = answers;
        this.members = members;
    }

    @GetMapping("/letters/answer/{token}")
    ResponseEntity<byte[]> show(@PathVariable String token) {
        return page(token, answers.look(token), HttpStatus.OK, Problems.none());
    }

    @PostMapping("/letters/answer/{token}")
    ResponseEntity<byte[]> tell(@PathVariable String token, @RequestParam(defaultValue = "") String outcome) {
        Optional<Outcome> told = Arrays.stream(Outcome.values())
                .filter(one -> one.name().equals(outcome))
                .findFirst();
        if (told.isEmpty()) {
            return page(
                    token,
                    answers.look(token),
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    Problems.at("outcome", words("answers.choose")));
        }
        Question done = answers.tell(token, told.get());
        return done instanceof Question.Open
                ? ResponseEntity.status(HttpStatus.SEE_OTHER)
                        .location(URI.create("/letters/answer/" + token))
                        .build()
                : page(token, done, HttpStatus.CONFLICT, Problems.none());
    }

    private ResponseEntity<byte[]> page(String token, Question question, HttpStatus open, Problems problems) {
        return switch (question) {
            case Question.Open(var letter, var acceptedOn, var told) ->
                pages.show(
                        open,
                        "letters/answer.jte",
                        new View(
                                token,
                                letter,
                                members.findMember(letter.memberId())
                                        .map(Member::name)
                                        .orElse(""),
                                acceptedOn,
                                told,
                                problems));
            case Question.AnsweredByOffice _ -> ended(HttpStatus.OK, "office");
            case Question.Over _ -> ended(HttpStatus.GONE, "over");
            case Question.Lapsed _ -> ended(HttpStatus.GONE, "lapsed");
            case Question.Unknown _ -> ended(HttpStatus.NOT_FOUND, "unknown");
        };
    }

    private ResponseEntity<byte[]> ended(HttpStatus status, String kind) {
        return pages.show(status, "letters/no-question.jte", new Ended(kind));
    }
}
