package org.centrallobby.letters.joint.web;

import static org.centrallobby.kit.web.Words.number;
import static org.centrallobby.kit.web.Words.words;

import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.centrallobby.letters.Occasion;
import org.centrallobby.letters.Occasions;
import org.centrallobby.letters.joint.JointHours;
import org.centrallobby.letters.joint.JointWordings;
import org.centrallobby.letters.store.CoSignatories;
import org.centrallobby.letters.web.Recipients;
import org.centrallobby.members.Membership;
import org.centrallobby.places.Constituency;
import org.springframework.stereotype.Component;

/** What somebody of a seat can co-sign for a campaign today. */
@Component
class CoSignOffers {
    private static final long FEW = 5;
    private final Occasions occasions;
    private final Recipients recipients;
    private final JointWordings wordings;
    private final CoSignatories people;
    private final JointHours hours;
    private final InstantSource clock;

    CoSignOffers(
            Occasions occasions,
            Recipients recipients,
            JointWordings wordings,
            CoSignatories people,
            JointHours hours,
            InstantSource clock) {
        this.occasions = occasions;
        this.recipients = recipients;
        this.wordings = wordings;
        this.people = people;
        this.hours = hours;
        this.clock = clock;
    }

    /**
     * A joint letter to put one's name under.
     *
     * @param campaign its slug
     * @param wording the words that are kept with the form
     * @param coSigned how many of the seat have co-signed, or that they are few
     * @param next when it goes
     */
    public record Offer(
            Occasion occasion,
            String campaign,
            Membership recipient,
            String wording,
            String coSigned,
            ZonedDateTime next) {
        /** The letter as its Member will read it. */
        public String letter() {
            return JointWordings.letter(recipient.member().name(), wording, words("joint.text.below-later"));
        }
    }

    /** @param page of the campaign */
    Optional<Offer> find(String page, int seat) {
        return occasions
                .findOccasion(page)
                .flatMap(occasion -> occasions
                        .findAsk(occasion, seat)
                        .flatMap(ask -> wordings.compose(occasion, ask))
                        .flatMap(wording -> recipients
                                .findFor(seat)
                                .filter(held -> recipients.takesMail(held.member()))
                                .flatMap(held -> Optional.ofNullable(occasion.campaign())
                                        .map(campaign -> offer(occasion, campaign, held, wording)))));
    }

    private Offer offer(Occasion occasion, String campaign, Membership held, String wording) {
        long count = people.count(campaign, held.seat().mnisId());
        return new Offer(
                occasion,
                campaign,
                held,
                wording,
                count < FEW ? words("joint.fewer") : number(count),
                hours.of(held.member().mnisId()).next(clock.instant()));
    }

    /** The seats a postcode lies in. */
    List<Constituency> listSeatsOf(String postcode) {
        return recipients.listSeatsOf(postcode);
    }

    /** The seat a postcode lies in, or 0 if it leads to none or more than one. */
    int seatOf(String postcode) {
        List<Constituency> seats = listSeatsOf(postcode);
        return seats.size() == 1 ? seats.getFirst().mnisId() : 0;
    }
}
