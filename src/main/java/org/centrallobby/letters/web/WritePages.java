package org.centrallobby.letters.web;

import static org.centrallobby.kit.web.Words.words;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Optional;
import org.centrallobby.kit.web.Pages;
import org.centrallobby.kit.web.Problems;
import org.centrallobby.kit.web.SealedCookies;
import org.centrallobby.letters.Draft;
import org.centrallobby.letters.LetterState;
import org.centrallobby.letters.Occasion;
import org.centrallobby.letters.Occasions;
import org.centrallobby.letters.Written;
import org.centrallobby.letters.desk.Letters;
import org.centrallobby.members.Membership;
import org.centrallobby.places.web.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Write, check, ask for the confirmation. Nothing is stored until the last. */
@Controller
public class WritePages {
    /**
     * What writing and checking show.
     *
     * @param ask the ask's name, as the end of a key in the catalogue
     * @param otherWay whether the Member takes no e-mail, so that only other ways are offered
     */
    public record View(
            Occasion occasion, Membership recipient, String ask, WriteForm form, Problems problems, boolean otherWay) {}

    /** Words whose seat is lost. */
    public record Kept(String slug, WriteForm form) {}

    private final Pages pages;
    private final Occasions occasions;
    private final Recipients recipients;
    private final Letters letters;
    private final SealedCookies cookies;

    WritePages(Pages pages, Occasions occasions, Recipients recipients, Letters letters, SealedCookies cookies) {
        this.pages = pages;
        this.occasions = occasions;
        this.recipients = recipients;
        this.letters = letters;
        this.cookies = cookies;
    }

    @GetMapping("/campaigns/{slug}/write")
    ResponseEntity<byte[]> write(@PathVariable String slug, HttpServletRequest request) {
        String postcode = cookies.find(request, Visit.COOKIE, Visit.class)
                .map(Visit::postcode)
                .orElse("");
        WriteForm form = WriteForm.fresh(postcode, "");
        return find(slug, request, form)
                .map(view -> pages.show(view.otherWay() ? "letters/other-way.jte" : "letters/write.jte", view))
                .orElseGet(() -> toStart(slug));
    }

    @PostMapping("/campaigns/{slug}/write")
    ResponseEntity<byte[]> change(
            @PathVariable String slug, @ModelAttribute WriteForm form, HttpServletRequest request) {
        return find(slug, request, form.tidy())
                .map(view -> pages.show("letters/write.jte", view))
                .orElseGet(() -> keepWords(slug, form.tidy()));
    }

    @PostMapping("/campaigns/{slug}/check")
    ResponseEntity<byte[]> check(
            @PathVariable String slug, @ModelAttribute WriteForm form, HttpServletRequest request) {
        WriteForm typed = form.tidy();
        Optional<View> view = find(slug, request, typed);
        if (view.isEmpty()) {
            return keepWords(slug, typed);
        }
        Problems problems = typed.problems();
        return problems.any()
                ? pages.show(HttpStatus.UNPROCESSABLE_CONTENT, "letters/write.jte", with(view.get(), problems))
                : pages.show("letters/check.jte", view.get());
    }

    @PostMapping("/campaigns/{slug}/send")
    ResponseEntity<byte[]> send(
            @PathVariable String slug,
            @ModelAttribute WriteForm form,
            HttpServletRequest request,
            HttpServletResponse response) {
        WriteForm typed = form.tidy();
        Optional<View> found = find(slug, request, typed);
        if (found.isEmpty()) {
            return keepWords(slug, typed);
        }
        View view = found.get();
        Problems problems = typed.problems();
        if (problems.any()) {
            return pages.show(HttpStatus.UNPROCESSABLE_CONTENT, "letters/write.jte", with(view, problems));
        }
        return switch (letters.write(draft(view), request.getRemoteAddr())) {
            case Written.Stored stored -> toInbox(stored.letterId(), slug, typed, response);
            case Written.Again again -> again(again.letterId(), view, response);
            case Written.TooMany tooMany ->
                pages.show(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "letters/write.jte",
                        with(view, Problems.at("email", words("write.too-many", InboxPages.minutes(tooMany.pause())))));
            case Written.NoAddress _ -> pages.show("letters/other-way.jte", view);
            case Written.NotTheirMember _ -> keepWords(slug, typed);
            case Written.Unfit _ ->
                pages.show(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "letters/write.jte",
                        with(view, Problems.at("text", words("write.unfit"))));
        };
    }

    /** The same form a second time: to the inbox, unless its letter has gone its way and these words would not. */
    private ResponseEntity<byte[]> again(long letterId, View view, HttpServletResponse response) {
        boolean waiting = letters.find(letterId)
                .filter(letter -> letter.state() == LetterState.UNCONFIRMED)
                .isPresent();
        return waiting
                ? toInbox(letterId, view.occasion().slug(), view.form(), response)
                : pages.show(
                        HttpStatus.CONFLICT,
                        "letters/write.jte",
                        new View(
                                view.occasion(),
                                view.recipient(),
                                view.ask(),
                                view.form().anew(),
                                Problems.at("text", words("write.again")),
                                false));
    }

    private ResponseEntity<byte[]> toInbox(long letterId, String slug, WriteForm typed, HttpServletResponse response) {
        cookies.keep(
                response,
                InboxPages.COOKIE,
                new InboxPages.Waiting(letterId, typed.writer().email(), slug));
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/letters/inbox"))
                .build();
    }

    private Optional<View> find(String slug, HttpServletRequest request, WriteForm form) {
        int seat = cookies.find(request, Visit.COOKIE, Visit.class)
                .map(Visit::seat)
                .filter(known -> known != 0)
                .orElseGet(() -> recipients.seatOf(form.writer().postcode()));
        return occasions
                .findOccasion(slug)
                .flatMap(occasion -> occasions
                        .findAsk(slug, seat)
                        .flatMap(ask -> recipients
                                .findFor(seat)
                                .map(recipient -> new View(
                                        occasion,
                                        recipient,
                                        ask,
                                        form,
                                        Problems.none(),
                                        !recipients.takesMail(recipient.member())))));
    }

    /** No seat is known any more, or there is nothing to write: what was typed is shown, to be copied, with the way on. */
    private ResponseEntity<byte[]> keepWords(String slug, WriteForm typed) {
        return pages.show(HttpStatus.CONFLICT, "letters/keep.jte", new Kept(slug, typed));
    }

    private static ResponseEntity<byte[]> toStart(String slug) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/campaigns/" + slug + "/member"))
                .build();
    }

    private static View with(View view, Problems problems) {
        return new View(view.occasion(), view.recipient(), view.ask(), view.form(), problems, view.otherWay());
    }

    private static Draft draft(View view) {
        Occasion occasion = view.occasion();
        return new Draft(
                view.form().id(),
                occasion.slug(),
                occasion.motion() == null ? null : occasion.motion().id(),
                occasion.topic(),
                occasion.organiser(),
                view.recipient().member().mnisId(),
                view.recipient().seat().mnisId(),
                view.form().writer(),
                view.form().text() == null ? "" : view.form().text(),
                WriteForm.CONSENT_VERSION);
    }
}
