package org.centrallobby.motions.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.centrallobby.kit.web.Asides;
import org.centrallobby.members.Members;
import org.centrallobby.members.Membership;
import org.centrallobby.motions.Motion;
import org.centrallobby.motions.Motions;
import org.centrallobby.motions.history.Breakdown;
import org.centrallobby.motions.history.Kin;
import org.centrallobby.motions.history.Kin.Namesake;
import org.centrallobby.motions.history.MotionNews;
import org.centrallobby.motions.history.NameHistory;
import org.springframework.stereotype.Component;

/** Puts together what there is to tell of a motion. */
@Component
class Stories {
    private static final int MOST_NEWS = 20;
    private final Motions motions;
    private final Members members;
    private final Kin kin;
    private final MotionNews news;
    private final List<Asides<Motion>> asides;

    Stories(Motions motions, Members members, Kin kin, MotionNews news, List<Asides<Motion>> asides) {
        this.motions = motions;
        this.members = members;
        this.kin = kin;
        this.news = news;
        this.asides = asides;
    }

    /** @param seats who sat on the day of tabling, by Parliament's id of the Member */
    Story tell(Motion motion, Map<Integer, Membership> seats) {
        NameHistory history = NameHistory.of(motion);
        List<Namesake> namesakes = kin.list(motion);
        return new Story(
                history,
                NameChart.of(history),
                Breakdown.of(motion, seats),
                motions.findAmended(motion).orElse(null),
                motions.listAmendments(motion),
                namesakes.stream()
                        .filter(one -> one.tabledOn().isBefore(motion.tabledOn()))
                        .toList(),
                namesakes.stream()
                        .filter(one -> !one.tabledOn().isBefore(motion.tabledOn()))
                        .toList(),
                news.listOf(motion, MOST_NEWS).stream()
                        .map(item -> new Story.News(
                                item.kind(),
                                Optional.ofNullable(item.memberId())
                                        .flatMap(members::findMember)
                                        .orElse(null),
                                item.on(),
                                item.seenAt()))
                        .toList(),
                asides.stream().flatMap(others -> others.find(motion).stream()).toList());
    }
}
