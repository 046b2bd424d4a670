package org.centrallobby.letters.web;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.members.Contact;
import org.centrallobby.members.Member;
import org.centrallobby.members.Members;
import org.centrallobby.members.Membership;
import org.centrallobby.places.Constituency;
import org.centrallobby.places.Postcode;
import org.centrallobby.places.PostcodeAnswer;
import org.centrallobby.places.PostcodeDirectory;
import org.springframework.stereotype.Component;

/** Who a seat's constituents write to today. */
@Component
public class Recipients {
    private final Members members;
    private final PostcodeDirectory directory;
    private final InstantSource clock;

    Recipients(Members members, PostcodeDirectory directory, InstantSource clock) {
        this.members = members;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * The seats a postcode lies in: one, none, or several to choose from. Of Northern Ireland, where its postcodes are not
     * held, all.
     */
    public List<Constituency> listSeatsOf(String postcode) {
        if (!(Postcode.parse(postcode) instanceof Postcode.Valid valid)) {
            return List.of();
        }
        return switch (directory.find(valid.postcode())) {
            case PostcodeAnswer.OneSeat one -> List.of(one.seat());
            case PostcodeAnswer.TwoSeats two -> two.seats();
            case PostcodeAnswer.NorthernIrelandNotLoaded north -> north.seats();
            default -> List.of();
        };
    }

    /** Who holds a seat today. */
    public Optional<Membership> findFor(int seat) {
        return members.findSitting(seat, LondonTime.today(clock));
    }

    /** How the Member's office can be reached; empty where nobody told. */
    Optional<Contact> findContact(Member member) {
        return members.findContact(member.mnisId());
    }

    /** Whether an address of the Member's office is known. */
    public boolean takesMail(Member member) {
        return members.findContact(member.mnisId()).map(Contact::email).isPresent();
    }
}
