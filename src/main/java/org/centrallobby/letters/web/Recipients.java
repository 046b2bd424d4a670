package org.centrallobby.letters.web;

import java.time.InstantSource;
import java.util.Optional;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.members.Contact;
import org.centrallobby.members.Member;
import org.centrallobby.members.Members;
import org.centrallobby.members.Membership;
import org.centrallobby.places.Postcode;
import org.centrallobby.places.PostcodeAnswer;
import org.centrallobby.places.PostcodeDirectory;
import org.springframework.stereotype.Component;

/** Who a seat's constituents write to today. */
@Component
class Recipients {
    private final Members members;
    private final PostcodeDirectory directory;
    private final InstantSource clock;

    Recipients(Members members, PostcodeDirectory directory, InstantSource clock) {
        this.members = members;
        this.directory = directory;
        this.clock = clock;
    }

    /** The seat a postcode lies in, or 0 if it leads to none or more than one. */
    int seatOf(String postcode) {
        return Postcode.parse(postcode) instanceof Postcode.Valid valid
                        && directory.find(valid.postcode()) instanceof PostcodeAnswer.OneSeat one
                ? one.seat().mnisId()
                : 0;
    }

    Optional<Membership> findFor(int seat) {
        return members.findSitting(seat, LondonTime.today(clock));
    }

    boolean takesMail(Member member) {
        return members.findContact(member.mnisId()).map(Contact::email).isPresent();
    }
}
