package org.centrallobby.letters.post;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.centrallobby.calendar.NonSitting;
import org.centrallobby.calendar.Sittings;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.letters.Letter;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.members.Contact;
import org.centrallobby.members.Member;
import org.centrallobby.members.Members;
import org.centrallobby.members.Membership;
import org.centrallobby.places.Constituencies;
import org.centrallobby.places.Constituency;
import org.springframework.stereotype.Component;

/** Who may be written to for a seat, and where. */
@Component
final class Addressees {
    private final Members members;
    private final Constituencies seats;
    private final Sittings sittings;

    Addressees(Members members, Constituencies seats, Sittings sittings) {
        this.members = members;
        this.seats = seats;
        this.sittings = sittings;
    }

    /** Who holds a seat. Dissolution ends every hold on one that began before it, whether the list says so yet or not. */
    Optional<Membership> findSitting(int constituencyId, Instant now) {
        LocalDate today = now.atZone(LondonTime.LONDON).toLocalDate();
        Optional<LocalDate> dissolved = sittings.findDissolution(today).map(NonSitting::firstDay);
        return members.findSitting(constituencyId, today)
                .filter(sitting -> dissolved.isEmpty() || !sitting.from().isBefore(dissolved.get()));
    }

    /** The Member's hold on the seat; empty if somebody else, or nobody, sits for it then. */
    Optional<Membership> findSitting(int memberId, int constituencyId, Instant now) {
        return findSitting(constituencyId, now)
                .filter(sitting -> sitting.member().mnisId() == memberId);
    }

    /** Whether a letter's Member still sits for its writer's seat. */
    boolean isTheirMember(Letter letter, Instant now) {
        return findSitting(letter.memberId(), letter.constituencyId(), now).isPresent();
    }

    boolean isDissolved(Instant now) {
        return sittings.findDissolution(now.atZone(LondonTime.LONDON).toLocalDate())
                .isPresent();
    }

    /** Where the Member's office reads mail; empty if no usable address is known. */
    Optional<EmailAddress> findOffice(int memberId) {
        return members.findContact(memberId)
                .map(Contact::email)
                .map(EmailAddress::parse)
                .flatMap(parsed ->
                        parsed instanceof EmailAddress.Valid valid ? Optional.of(valid.address()) : Optional.empty());
    }

    /** A Member, sitting or not. */
    Optional<Member> findMember(int memberId) {
        return members.findMember(memberId);
    }

    Member member(Letter letter) {
        return members.findMember(letter.memberId()).orElseThrow();
    }

    Constituency seat(Letter letter) {
        return seats.findByMnisId(letter.constituencyId()).orElseThrow();
    }
}
