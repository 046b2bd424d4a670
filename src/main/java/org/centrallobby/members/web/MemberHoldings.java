package org.centrallobby.members.web;

import static org.centrallobby.kit.web.Words.words;

import java.time.InstantSource;
import java.util.List;
import org.centrallobby.kit.sync.Holding;
import org.centrallobby.kit.sync.Holdings;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.kit.web.Words;
import org.centrallobby.members.Members;
import org.springframework.stereotype.Component;

/** The House, as the data page tells of it. */
@Component
class MemberHoldings implements Holdings {
    private final Members members;
    private final InstantSource clock;

    MemberHoldings(Members members, InstantSource clock) {
        this.members = members;
        this.clock = clock;
    }

    @Override
    public List<Holding> listHoldings() {
        int sitting = members.listSitting(LondonTime.today(clock)).size();
        return List.of(new Holding(
                3,
                words("data.members"),
                words("data.members-holding", Words.number(sitting)),
                members.asOf().orElse(null),
                "members",
                words("data.parliament")));
    }
}
