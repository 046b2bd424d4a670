package org.centrallobby.letters.joint.web;

import static org.centrallobby.kit.web.Words.words;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.kit.web.Pages;
import org.centrallobby.kit.web.Problems;
import org.centrallobby.kit.web.SealedCookies;
import org.centrallobby.letters.Draft;
import org.centrallobby.letters.LetterKind;
import org.centrallobby.letters.LetterState;
import org.centrallobby.letters.Occasion;
import org.centrallobby.letters.desk.Letters;
import org.centrallobby.letters.desk.Written;
import org.centrallobby.letters.joint.JointWordings;
import org.centrallobby.letters.joint.web.CoSignOffers.Offer;
import org.centrallobby.letters.web.Errands;
import org.centrallobby.letters.web.InboxPages;
import org.centrallobby.letters.web.WriteForm;
import org.centrallobby.letters.web.WritePages;
import org.centrallobby.places.Constituency;
import org.centrallobby.places.web.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Reads the joint letter, and puts one's name under it; a mail asks to confirm that, as for any letter. */
@Controller
public class CoSignPages {
    /** Characters of the sentence of one's own. */
    public static final int LONGEST_SENTENCE = 300;

    private static final String PAGE = "letters/co-sign.jte";

    /**
     * What the page shows.
     *
     * @param kept a letter of their own that they gave up for this; empty where there is none
     * @param doubts seats that the postcode lies in while the letter is for another; empty where it fits, or that was asked
     */
    public record View(Offer offer, WriteForm form, String kept, Problems problems, List<Constituency> doubts) {
        View(Offer offer, WriteForm form, String kept, Problems problems) {
            this(offer, form, kept, problems, List.of());
        }

        /** What the form carries on, so that a doubt is told once. */
        public String questioned() {
            return doubts.isEmpty()
                    ? String.valueOf(form.questioned())
                    : form.questionOf(offer.recipient().seat().mnisId());
        }

        /** "09:00". */
        public String hour() {
            return LondonTime.hour(offer.next().toInstant());
        }

        /** "7 December 2026". */
        public String day() {
            return LondonTime.day(offer.next().toLocalDate());
        }
    }

    private final Pages pages;
    private final CoSignOffers offers;
    private final JointWordings wordings;
    private final Letters letters;
    private final SealedCookies cookies;

    CoSignPages(Pages pages, CoSignOffers offers, JointWordings wordings, Letters letters, SealedCookies cookies) {
        this.pages = pages;
        this.offers = offers;
        this.wordings = wordings;
        this.letters = letters;
        this.cookies = cookies;
    }

    @GetMapping("/campaigns/{slug}/co-sign")
    ResponseEntity<byte[]> show(@PathVariable String slug, HttpServletRequest request) {
        String page = "/campaigns/" + slug;
        Optional<Visit> visit = cookies.find(request, Visit.COOKIE, Visit.class);
        WriteForm form = WriteForm.fresh(visit.map(Visit::postcode).orElse(""), "");
        return visit.flatMap(known -> offers.find(page, known.seat()))
                .map(offer -> pages.showEmptyForm(PAGE, new View(offer, form, "", Problems.none())))
                .orElseGet(() -> to(page + "/write"));
    }

    /** From a letter of one's own, which is much like others, or to another Member: nothing of it is lost on the way. */
    @PostMapping("/campaigns/{slug}/co-sign")
    ResponseEntity<byte[]> instead(
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String kept,
            HttpServletRequest request,
            HttpServletResponse response) {
        String page = "/campaigns/" + slug;
        WriteForm typed = WriteForm.of(request);
        WriteForm signing = typed.forCoSigning(LONGEST_SENTENCE);
        String own = signing.written().isEmpty() && kept.isEmpty() ? typed.written() : kept;
        Optional<Integer> chosen = Errands.chosen(request, offers.listSeatsOf(typed.keptPostcode()));
        chosen.ifPresent(seat -> cookies.keep(response, Visit.COOKIE, new Visit(typed.keptPostcode(), seat)));
        return chosen.map(seat -> offers.find(page, seat))
                .orElseGet(() -> find(page, typed, request))
                .map(offer -> pages.show(PAGE, new View(offer, signing, own, Problems.none())))
                .orElseGet(() -> keepWords(page, typed));
    }

    @PostMapping("/campaigns/{slug}/co-sign/send")
    ResponseEntity<byte[]> coSign(
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String kept,
            HttpServletRequest request,
            HttpServletResponse response) {
        String page = "/campaigns/" + slug;
        WriteForm typed = WriteForm.of(request);
        Optional<Offer> found = find(page, typed, request);
        if (found.isEmpty()) {
            return keepWords(page, typed);
        }
        Offer offer = found.get();
        Problems problems = typed.problemsOfCoSigning(LONGEST_SENTENCE);
        if (problems.any()) {
            return mend(HttpStatus.UNPROCESSABLE_CONTENT, new View(offer, typed, kept, problems));
        }
        List<Constituency> doubts =
                typed.doubts(offer.recipient().seat().mnisId(), offers.listSeatsOf(typed.keptPostcode()));
        if (!doubts.isEmpty()) {
            return pages.show(PAGE, new View(offer, typed, kept, problems, doubts));
        }
        wordings.keep(typed.id(), offer.campaign(), offer.wording());
        return switch (letters.write(draft(offer, typed), request.getRemoteAddr())) {
            case Written.Stored stored -> toInbox(stored.letterId(), page + "/co-sign", typed, response);
            case Written.Again again -> again(again.letterId(), offer, typed, response);
            case Written.TooMany tooMany ->
                mend(
                        HttpStatus.TOO_MANY_REQUESTS,
                        new View(
                                offer,
                                typed,
                                kept,
                                Problems.at("email", words("write.too-many", InboxPages.minutes(tooMany.pause())))));
            case Written.NoAddress _, Written.NotTheirMember _ -> keepWords(page, typed);
            case Written.Unfit _ ->
                mend(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        new View(offer, typed, kept, Problems.at("name", words("joint.unfit"))));
        };
    }

    private ResponseEntity<byte[]> again(long letterId, Offer offer, WriteForm typed, HttpServletResponse response) {
        boolean waiting = letters.find(letterId)
                .filter(letter -> letter.state() == LetterState.UNCONFIRMED)
                .isPresent();
        return waiting
                ? toInbox(letterId, offer.occasion().path() + "/co-sign", typed, response)
                : mend(
                        HttpStatus.CONFLICT,
                        new View(offer, typed.anew(), "", Problems.at("name", words("joint.again"))));
    }

    private Optional<Offer> find(String page, WriteForm typed, HttpServletRequest request) {
        int seat = cookies.find(request, Visit.COOKIE, Visit.class)
                .map(Visit::seat)
                .filter(known -> known != 0)
                .orElseGet(() -> offers.seatOf(typed.keptPostcode()));
        return offers.find(page, seat);
    }

    /** There is nothing to co-sign: what was typed is shown, to be copied, with the way on. */
    private ResponseEntity<byte[]> keepWords(String page, WriteForm typed) {
        return pages.show(HttpStatus.CONFLICT, "letters/keep.jte", new WritePages.Kept(page, typed));
    }

    private ResponseEntity<byte[]> mend(HttpStatus status, View view) {
        return pages.show(status, PAGE, view);
    }

    private ResponseEntity<byte[]> toInbox(long letterId, String page, WriteForm typed, HttpServletResponse response) {
        cookies.keep(response, InboxPages.COOKIE, new InboxPages.Waiting(letterId, typed.keptEmail(), page));
        return to("/letters/inbox");
    }

    private static ResponseEntity<byte[]> to(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(path))
                .build();
    }

    private static Draft draft(Offer offer, WriteForm form) {
        Occasion occasion = offer.occasion();
        return new Draft(
                form.id(),
                LetterKind.CAMPAIGN,
                true,
                offer.campaign(),
                occasion.motion() == null ? null : occasion.motion().id(),
                occasion.topic(),
                occasion.organiser(),
                offer.recipient().member().mnisId(),
                offer.recipient().seat().mnisId(),
                form.writer(),
                form.written(),
                WriteForm.CONSENT_VERSION);
    }
}
