package org.centrallobby.letters.web;

import static org.centrallobby.kit.web.Words.words;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.centrallobby.kit.web.Pages;
import org.centrallobby.kit.web.Problems;
import org.centrallobby.kit.web.SealedCookies;
import org.centrallobby.letters.Draft;
import org.centrallobby.letters.LetterState;
import org.centrallobby.letters.Occasion;
import org.centrallobby.letters.Occasions;
import org.centrallobby.letters.desk.Letters;
import org.centrallobby.letters.desk.Written;
import org.centrallobby.letters.holds.Screening;
import org.centrallobby.letters.holds.Screening.Reason;
import org.centrallobby.members.Membership;
import org.centrallobby.places.web.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
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

    /**
     * What checking shows.
     *
     * @param reasons why a person would look at the letter before it goes; empty if nobody would
     */
    public record Checked(View view, List<Reason> reasons) {}

    /** Words whose seat is lost. */
    public record Kept(String page, WriteForm form) {}

    private final Pages pages;
    private final Occasions occasions;
    private final Recipients recipients;
    private final Letters letters;
    private final SealedCookies cookies;
    private final Screening screening;

    WritePages(
            Pages pages,
            Occasions occasions,
            Recipients recipients,
            Letters letters,
            SealedCookies cookies,
            Screening screening) {
        this.pages = pages;
        this.occasions = occasions;
        this.recipients = recipients;
        this.letters = letters;
        this.cookies = cookies;
        this.screening = screening;
    }

    @GetMapping({"/campaigns/{slug}/write", "/motions/{session}/{number}/write"})
    ResponseEntity<byte[]> write(HttpServletRequest request) {
        String postcode = cookies.find(request, Visit.COOKIE, Visit.class)
                .map(Visit::postcode)
                .orElse("");
        WriteForm form = WriteForm.fresh(postcode, "");
        return find(request, form)
                .map(view -> pages.show(view.otherWay() ? "letters/other-way.jte" : "letters/write.jte", view))
                .orElseGet(() -> toStart(page(request)));
    }

    @PostMapping({"/campaigns/{slug}/write", "/motions/{session}/{number}/write"})
    ResponseEntity<byte[]> change(@ModelAttribute WriteForm form, HttpServletRequest request) {
        return find(request, form.tidy())
                .map(view -> pages.show("letters/write.jte", view))
                .orElseGet(() -> keepWords(page(request), form.tidy()));
    }

    @PostMapping({"/campaigns/{slug}/check", "/motions/{session}/{number}/check"})
    ResponseEntity<byte[]> check(@ModelAttribute WriteForm form, HttpServletRequest request) {
        WriteForm typed = form.tidy();
        Optional<View> view = find(request, typed);
        if (view.isEmpty()) {
            return keepWords(page(request), typed);
        }
        Problems problems = typed.problems();
        return problems.any()
                ? pages.show(HttpStatus.UNPROCESSABLE_CONTENT, "letters/write.jte", with(view.get(), problems))
                : pages.show("letters/check.jte", new Checked(view.get(), reasons(view.get())));
    }

    @PostMapping({"/campaigns/{slug}/send", "/motions/{session}/{number}/send"})
    ResponseEntity<byte[]> send(
            @ModelAttribute WriteForm form, HttpServletRequest request, HttpServletResponse response) {
        WriteForm typed = form.tidy();
        Optional<View> found = find(request, typed);
        if (found.isEmpty()) {
            return keepWords(page(request), typed);
        }
        View view = found.get();
        Problems problems = typed.problems();
        if (problems.any()) {
            return pages.show(HttpStatus.UNPROCESSABLE_CONTENT, "letters/write.jte", with(view, problems));
        }
        return switch (letters.write(draft(view), request.getRemoteAddr())) {
            case Written.Stored stored ->
                toInbox(stored.letterId(), view.occasion().path(), typed, response);
            case Written.Again again -> again(again.letterId(), view, response);
            case Written.TooMany tooMany ->
                pages.show(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "letters/write.jte",
                        with(view, Problems.at("email", words("write.too-many", InboxPages.minutes(tooMany.pause())))));
            case Written.NoAddress _ -> pages.show("letters/other-way.jte", view);
            case Written.NotTheirMember _ -> keepWords(page(request), typed);
            case Written.Unfit _ ->
                pages.show(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "letters/write.jte",
                        with(view, Problems.at("text", words("write.unfit"))));
        };
    }

    private List<Reason> reasons(View view) {
        Draft draft = draft(view);
        return screening.look(
                draft.writer(),
                draft.text(),
                draft.joint(),
                draft.memberId(),
                view.recipient().member().name());
    }

    /** The same form a second time: to the inbox, unless its letter has gone its way and these words would not. */
    private ResponseEntity<byte[]> again(long letterId, View view, HttpServletResponse response) {
        boolean waiting = letters.find(letterId)
                .filter(letter -> letter.state() == LetterState.UNCONFIRMED)
                .isPresent();
        return waiting
                ? toInbox(letterId, view.occasion().path(), view.form(), response)
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

    private ResponseEntity<byte[]> toInbox(long letterId, String page, WriteForm typed, HttpServletResponse response) {
        cookies.keep(
                response,
                InboxPages.COOKIE,
                new InboxPages.Waiting(letterId, typed.writer().email(), page));
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/letters/inbox"))
                .build();
    }

    /** The page a letter belongs to: the address without its last step. */
    private static String page(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.substring(0, path.lastIndexOf('/'));
    }

    private Optional<View> find(HttpServletRequest request, WriteForm form) {
        int seat = cookies.find(request, Visit.COOKIE, Visit.class)
                .map(Visit::seat)
                .filter(known -> known != 0)
                .orElseGet(() -> recipients.seatOf(form.writer().postcode()));
        return occasions
                .findOccasion(page(request))
                .flatMap(occasion -> occasions
                        .findAsk(occasion, seat)
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
    private ResponseEntity<byte[]> keepWords(String page, WriteForm typed) {
        return pages.show(HttpStatus.CONFLICT, "letters/keep.jte", new Kept(page, typed));
    }

    private static ResponseEntity<byte[]> toStart(String page) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(page + "/member"))
                .build();
    }

    private static View with(View view, Problems problems) {
        return new View(view.occasion(), view.recipient(), view.ask(), view.form(), problems, view.otherWay());
    }

    private static Draft draft(View view) {
        Occasion occasion = view.occasion();
        return new Draft(
                view.form().id(),
                occasion.kind(),
                false,
                occasion.campaign(),
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
