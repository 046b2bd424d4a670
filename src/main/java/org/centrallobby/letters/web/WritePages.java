package org.centrallobby.letters.web;

import static org.centrallobby.kit.web.Words.words;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import org.centrallobby.kit.web.Pages;
import org.centrallobby.kit.web.Problems;
import org.centrallobby.kit.web.SealedCookies;
import org.centrallobby.letters.Draft;
import org.centrallobby.letters.LetterState;
import org.centrallobby.letters.Occasion;
import org.centrallobby.letters.desk.Letters;
import org.centrallobby.letters.desk.Written;
import org.centrallobby.letters.joint.JointWordings;
import org.centrallobby.letters.outside.Unreachable;
import org.centrallobby.letters.web.Errands.Known;
import org.centrallobby.letters.web.Errands.Lost;
import org.centrallobby.letters.web.Errands.WhichSeat;
import org.centrallobby.members.Membership;
import org.centrallobby.places.Constituency;
import org.centrallobby.places.web.Visit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Write, check, ask for the confirmation. Nothing is stored until the last. */
@Controller
public class WritePages {
    /**
     * What writing and checking show.
     *
     * @param ask the ask's name, as the end of a key in the catalogue
     * @param otherWay whether the Member takes no e-mail, so that only other ways are offered
     * @param phone of the Member's office; null where nobody published one
     * @param doubts seats that the postcode lies in while the Member written to sits for another; empty where it fits, or
     *     the writer was asked before
     */
    public record View(
            Occasion occasion,
            Membership recipient,
            String ask,
            WriteForm form,
            Problems problems,
            boolean otherWay,
            @Nullable String phone,
            List<Constituency> doubts) {
        /** Whether there is a joint letter to co-sign instead. */
        public boolean coSign() {
            return JointWordings.isOffered(occasion, ask);
        }

        /** The same with what is to be mended. */
        public View with(Problems mend) {
            return new View(occasion, recipient, ask, form, mend, otherWay, phone, doubts);
        }

        /** What the check page carries on, so that a doubt is told once. */
        public String questioned() {
            return doubts.isEmpty()
                    ? form.questioned()
                    : form.questionOf(recipient.seat().mnisId());
        }
    }

    /** Words whose seat is lost. */
    public record Kept(String page, WriteForm form) {}

    private static final Logger LOG = LoggerFactory.getLogger(WritePages.class);
    private static final String WRITE = "letters/write.jte";
    private final Pages pages;
    private final Errands errands;
    private final Letters letters;
    private final Unreachable unreachable;
    private final SealedCookies cookies;
    private final Checks checks;

    WritePages(
            Pages pages,
            Errands errands,
            Letters letters,
            Unreachable unreachable,
            SealedCookies cookies,
            Checks checks) {
        this.pages = pages;
        this.errands = errands;
        this.letters = letters;
        this.unreachable = unreachable;
        this.cookies = cookies;
        this.checks = checks;
    }

    @GetMapping({"/campaigns/{slug}/write", "/motions/{session}/{number}/write", "/write/{matter}/write"})
    ResponseEntity<byte[]> write(HttpServletRequest request, HttpServletResponse response) {
        String postcode = cookies.find(request, Visit.COOKIE, Visit.class)
                .map(Visit::postcode)
                .orElse("");
        return switch (errands.find(WriteForm.fresh(postcode, ""), request, response)) {
            case Known(View view) -> view.otherWay() ? otherWay(view) : pages.showEmptyForm(WRITE, view);
            case Errands.Errand _ ->
                ResponseEntity.status(HttpStatus.SEE_OTHER)
                        .location(URI.create(Errands.page(request) + "/member"))
                        .build();
        };
    }

    @PostMapping({"/campaigns/{slug}/write", "/motions/{session}/{number}/write", "/write/{matter}/write"})
    ResponseEntity<byte[]> change(HttpServletRequest request, HttpServletResponse response) {
        return switch (errands.find(WriteForm.of(request), request, response)) {
            case Known(View view) -> view.otherWay() ? otherWay(view) : pages.show(WRITE, view);
            case Errands.Errand errand -> without(errand);
        };
    }

    @PostMapping({"/campaigns/{slug}/check", "/motions/{session}/{number}/check", "/write/{matter}/check"})
    ResponseEntity<byte[]> check(HttpServletRequest request, HttpServletResponse response) {
        return switch (errands.find(WriteForm.of(request), request, response)) {
            case Known(View view) -> {
                Problems problems = view.form().problems(view.occasion());
                yield problems.any() ? mend(view, problems) : pages.show("letters/check.jte", checks.of(view));
            }
            case Errands.Errand errand -> without(errand);
        };
    }

    @PostMapping({"/campaigns/{slug}/send", "/motions/{session}/{number}/send", "/write/{matter}/send"})
    ResponseEntity<byte[]> send(HttpServletRequest request, HttpServletResponse response) {
        return switch (errands.find(WriteForm.of(request), request, response)) {
            case Known(View view) -> {
                Problems problems = view.form().problems(view.occasion());
                yield problems.any() ? mend(view, problems) : send(view, request, response);
            }
            case Errands.Errand errand -> without(errand);
        };
    }

    private ResponseEntity<byte[]> send(View view, HttpServletRequest request, HttpServletResponse response) {
        Written written;
        try {
            written = letters.write(draft(view), request.getRemoteAddr());
        } catch (DataAccessException | TransactionException e) {
            LOG.error("A letter could not be kept; its writer has the form again.", e);
            return pages.show(
                    HttpStatus.SERVICE_UNAVAILABLE, WRITE, view.with(Problems.at("text", words("write.not-kept"))));
        }
        return switch (written) {
            case Written.Stored stored -> toInbox(stored.letterId(), view, response);
            case Written.Again again -> again(again.letterId(), view, response);
            case Written.TooMany tooMany ->
                pages.show(
                        HttpStatus.TOO_MANY_REQUESTS,
                        WRITE,
                        view.with(Problems.at("email", words("write.too-many", InboxPages.minutes(tooMany.pause())))));
            case Written.NoAddress _ -> otherWay(view);
            case Written.NotTheirMember _ ->
                without(new Errands.Lost(new Kept(view.occasion().path(), view.form())));
            case Written.Unfit _ -> mend(view, Problems.at("text", words("write.unfit")));
        };
    }

    private ResponseEntity<byte[]> mend(View view, Problems problems) {
        return pages.show(HttpStatus.UNPROCESSABLE_CONTENT, WRITE, view.with(problems));
    }

    /** By post or by telephone: the Member's office has no address. The operator is told, once for each Member. */
    private ResponseEntity<byte[]> otherWay(View view) {
        unreachable.tell(view.recipient().member());
        return pages.show("letters/other-way.jte", view);
    }

    /** Nobody to write to is known yet: the seat is asked for, or what was typed is shown, with the way on. */
    private ResponseEntity<byte[]> without(Errands.Errand errand) {
        return errand instanceof WhichSeat which
                ? pages.show("letters/which-seat.jte", which)
                : pages.show(HttpStatus.CONFLICT, "letters/keep.jte", ((Lost) errand).kept());
    }

    /** The same form a second time: to the inbox, unless its letter has gone its way and these words would not. */
    private ResponseEntity<byte[]> again(long letterId, View view, HttpServletResponse response) {
        boolean waiting = letters.find(letterId)
                .filter(letter -> letter.state() == LetterState.UNCONFIRMED)
                .isPresent();
        return waiting
                ? toInbox(letterId, view, response)
                : pages.show(
                        HttpStatus.CONFLICT,
                        WRITE,
                        new View(
                                view.occasion(),
                                view.recipient(),
                                view.ask(),
                                view.form().anew(),
                                Problems.at("text", words("write.again")),
                                false,
                                view.phone(),
                                view.doubts()));
    }

    private ResponseEntity<byte[]> toInbox(long letterId, View view, HttpServletResponse response) {
        cookies.keep(
                response,
                InboxPages.COOKIE,
                new InboxPages.Waiting(
                        letterId, view.form().keptEmail(), view.occasion().path()));
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/letters/inbox"))
                .build();
    }

    private static Draft draft(View view) {
        Occasion occasion = view.occasion();
        return new Draft(
                view.form().id(),
                occasion.kind(),
                false,
                occasion.campaign(),
                occasion.motion() == null ? null : occasion.motion().id(),
                view.form().topicOf(occasion),
                occasion.organiser(),
                view.recipient().member().mnisId(),
                view.recipient().seat().mnisId(),
                view.form().writer(),
                view.form().letterText(),
                WriteForm.CONSENT_VERSION);
    }
}
