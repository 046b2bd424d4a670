package org.centrallobby.members.web;

import java.time.LocalDate;
import org.centrallobby.members.Member;
import org.centrallobby.members.Members;
import org.centrallobby.members.Membership;
import org.centrallobby.places.Constituency;
import org.jspecify.annotations.Nullable;

/** A Member in JSON. */
public record MemberView(int mnisId, String name, @Nullable String party) {
    public static MemberView of(Member member) {
        return new MemberView(member.mnisId(), member.name(), member.party());
    }

    /** With the party of that membership. */
    public static MemberView of(Membership membership) {
        Member member = membership.member();
        String party = membership.party();
        return new MemberView(member.mnisId(), member.name(), party != null ? party : member.party());
    }

    /** Who holds a seat on a day; null where nobody does. */
    public static @Nullable MemberView sitting(Members members, Constituency seat, LocalDate on) {
        return members.findSitting(seat.mnisId(), on).map(MemberView::of).orElse(null);
    }
}
