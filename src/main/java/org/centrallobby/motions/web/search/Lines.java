package org.centrallobby.motions.web.search;

import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.centrallobby.members.Member;
import org.centrallobby.members.Members;
import org.centrallobby.motions.MotionStatus;
import org.centrallobby.motions.Motions;
import org.centrallobby.motions.search.FoundMotion;
import org.centrallobby.motions.search.NewNames;
import org.springframework.stereotype.Component;

/** Motions as lists show them. */
@Component
class Lines {
    private static final int NAMED = 4;
    private final Motions motions;
    private final Members members;
    private final NewNames newNames;

    Lines(Motions motions, Members members, NewNames newNames) {
        this.motions = motions;
        this.members = members;
        this.newNames = newNames;
    }

    List<ResultView.Line> list(List<FoundMotion> found) {
        return found.stream().map(this::line).toList();
    }

    ResultView.Line line(FoundMotion motion) {
        return new ResultView.Line(
                motion,
                status(motion),
                Optional.ofNullable(motion.sponsorId())
                        .flatMap(members::findMember)
                        .orElse(null));
    }

    /** The motions that gained most names this week. */
    List<NewNamesView.Gain> gains(int limit) {
        return newNames.list(limit).stream()
                .map(gain -> {
                    List<Member> names = gain.members().stream()
                            .limit(NAMED)
                            .flatMap(id -> members.findMember(id).stream())
                            .toList();
                    return new NewNamesView.Gain(
                            gain.motion(),
                            status(gain.motion()),
                            names,
                            gain.members().size() - names.size());
                })
                .toList();
    }

    private MotionStatus status(FoundMotion motion) {
        return motions.statusOf(motion.withdrawn(), motion.name().session());
    }

    /** "60,000". */
    static String number(long number) {
        return NumberFormat.getIntegerInstance(Locale.UK).format(number);
    }
}
