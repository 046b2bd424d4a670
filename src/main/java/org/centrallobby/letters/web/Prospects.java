package org.centrallobby.letters.web;

import static org.centrallobby.kit.web.Words.words;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterText;
import org.centrallobby.letters.holds.Holds;
import org.centrallobby.letters.holds.Screening;
import org.centrallobby.letters.holds.Screening.Reason;
import org.centrallobby.letters.holds.Screening.Typed;
import org.centrallobby.letters.joint.JointWordings;
import org.centrallobby.letters.line.Line;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is still to come of a letter: that a person looks at it, or about when it goes. */
@Component
public class Prospects {
    /** Nobody sets a watch by it. */
    private static final int MINUTES = 5;

    /**
     * What a page says of it.
     *
     * @param reasons why a person looks at it, as far as its writer is told
     * @param expected a sentence on when it goes; empty unless it is in line
     * @param joint the joint letter that it co-signs; null where it is a letter of its own
     */
    public record Prospect(
            List<Reason> reasons, String expected, @Nullable String joint) {}

    private final Screening screening;
    private final Holds holds;
    private final Line line;
    private final JointWordings wordings;
    private final InstantSource clock;

    Prospects(Screening screening, Holds holds, Line line, JointWordings wordings, InstantSource clock) {
        this.screening = screening;
        this.holds = holds;
        this.line = line;
        this.wordings = wordings;
        this.clock = clock;
    }

    Prospect of(Letter letter, String member, @Nullable LetterText text) {
        return new Prospect(
                text == null ? List.of() : reasons(letter, member, text),
                line.findExpected(letter).map(this::sentence).orElse(""),
                wordings.findFor(letter)
                        .map(wording -> JointWordings.letter(member, wording, words("joint.text.below-later")))
                        .orElse(null));
    }

    private List<Reason> reasons(Letter letter, String member, LetterText text) {
        return switch (letter.state()) {
            case UNCONFIRMED -> screening.look(text.writer(), Typed.of(letter, text), letter.memberId(), member);
            case HELD -> screening.explain(letter, text, holds.findNote(letter.id()));
            default -> List.of();
        };
    }

    private String sentence(Instant expected) {
        Instant now = clock.instant();
        if (Duration.between(now, expected).toMinutes() < MINUTES) {
            return words("confirm.line-soon");
        }
        Instant about = expected.truncatedTo(ChronoUnit.MINUTES);
        about = about.plus(Duration.ofMinutes((MINUTES - about.getEpochSecond() / 60 % MINUTES) % MINUTES));
        boolean today = about.atZone(LondonTime.LONDON).toLocalDate().equals(LondonTime.today(clock));
        return words("confirm.line", today ? LondonTime.hour(about) : LondonTime.moment(about));
    }
}
