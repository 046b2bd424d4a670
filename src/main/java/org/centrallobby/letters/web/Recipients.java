package org.centrallobby.letters.web;

import java.time.InstantSource;
import java.util.Optional;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.members.Contact;
import org.centrallobby.members.Member;
import org.centrallobby.members.Members;
import org.centrallobby.members.Membership;
import org.springframework.stereotype.Component;

/** Who a seat's constituents write to today. */
@Component
class Recipients {
    private final Members members;
    private final InstantSource clock;

    Recipients(Members members, InstantSource clock) {
        this.members = members;
        this.clock = clock;
    }

    Optional<Membership> findFor(int seat) {
        return members.findSitting(seat, LondonTime.today(clock));
    }

    boolean takesMail(Member member) {
        return members.findContact(member.mnisId()).map(Contact::email).isPresent();
    }
}
