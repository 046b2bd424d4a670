package org.centrallobby.letters.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.centrallobby.kit.web.Problems;
import org.centrallobby.kit.web.SealedCookies;
import org.centrallobby.letters.Occasion;
import org.centrallobby.letters.Occasions;
import org.centrallobby.letters.web.WritePages.Kept;
import org.centrallobby.letters.web.WritePages.View;
import org.centrallobby.members.Contact;
import org.centrallobby.members.Membership;
import org.centrallobby.places.Constituency;
import org.centrallobby.places.web.SeatChoice;
import org.centrallobby.places.web.SeatChoices;
import org.centrallobby.places.web.Visit;
import org.springframework.stereotype.Component;

/** Finds out what a form is about and whom it is for: from its page, the visit, and the postcode typed in it. */
@Component
public class Errands {
    /** What came of it. */
    public sealed interface Errand {}

    /** Occasion and Member are known. */
    public record Known(View view) implements Errand {}

    /** The postcode lies in more than one seat, and nobody has said yet which. */
    public record WhichSeat(Occasion occasion, WriteForm form, SeatChoice choice) implements Errand {}

    /** No seat is known any more, or there is nothing to write. */
    public record Lost(Kept kept) implements Errand {}

    private final Occasions occasions;
    private final Recipients recipients;
    private final SeatChoices choices;
    private final SealedCookies cookies;

    Errands(Occasions occasions, Recipients recipients, SeatChoices choices, SealedCookies cookies) {
        this.occasions = occasions;
        this.recipients = recipients;
        this.choices = choices;
        this.cookies = cookies;
    }

    /**
     * A seat that was chosen with the form is kept for the visit.
     *
     * @param form as tidied
     */
    public Errand find(WriteForm form, HttpServletRequest request, HttpServletResponse response) {
        String page = page(request);
        List<Constituency> seats = recipients.listSeatsOf(form.keptPostcode());
        Optional<Integer> chosen = chosen(request, seats);
        chosen.ifPresent(seat -> cookies.keep(response, Visit.COOKIE, new Visit(form.keptPostcode(), seat)));
        int seat = chosen.or(() -> visited(request))
                .orElseGet(() -> seats.size() == 1 ? seats.getFirst().mnisId() : 0);
        return occasions
                .findOccasion(page)
                .map(occasion -> seat == 0 && !seats.isEmpty()
                        ? new WhichSeat(
                                occasion, form, seats.size() > 2 ? choices.list(seats) : choices.tellApart(seats))
                        : errand(occasion, seat, form, seats))
                .orElseGet(() -> new Lost(new Kept(page, form)));
    }

    private Errand errand(Occasion occasion, int seat, WriteForm form, List<Constituency> seatsOfPostcode) {
        return occasions
                .findAsk(occasion, seat)
                .flatMap(ask -> recipients
                        .findFor(seat)
                        .map(recipient -> view(occasion, recipient, ask, form, seatsOfPostcode)))
                .<Errand>map(Known::new)
                .orElseGet(() -> new Lost(new Kept(occasion.path(), form)));
    }

    private View view(
            Occasion occasion, Membership recipient, String ask, WriteForm form, List<Constituency> seatsOfPostcode) {
        int seat = recipient.seat().mnisId();
        return new View(
                occasion,
                recipient,
                ask,
                form,
                Problems.none(),
                !recipients.takesMail(recipient.member()),
                recipients.findContact(recipient.member()).map(Contact::phone).orElse(null),
                form.doubts(seat, seatsOfPostcode));
    }

    /** What a button said, if the postcode lies there. */
    public static Optional<Integer> chosen(HttpServletRequest request, List<Constituency> seats) {
        String said = request.getParameter("seat");
        return seats.stream()
                .map(Constituency::mnisId)
                .filter(seat -> String.valueOf(seat).equals(said))
                .findFirst();
    }

    private Optional<Integer> visited(HttpServletRequest request) {
        return cookies.find(request, Visit.COOKIE, Visit.class).map(Visit::seat).filter(seat -> seat != 0);
    }

    /** The page a letter belongs to: the address without its last step. */
    static String page(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.substring(0, path.lastIndexOf('/'));
    }
}
