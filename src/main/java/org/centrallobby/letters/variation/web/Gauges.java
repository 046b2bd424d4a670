package org.centrallobby.letters.variation.web;

import static org.centrallobby.kit.web.Words.number;
import static org.centrallobby.kit.web.Words.words;

import java.util.Optional;
import org.centrallobby.letters.LetterKind;
import org.centrallobby.letters.Occasion;
import org.centrallobby.letters.variation.Judgement;
import org.centrallobby.letters.variation.Variation;
import org.centrallobby.letters.variation.Verdict;
import org.springframework.stereotype.Component;

/** What a page says about how much of a letter is its writer's own. It advises; it stops nobody. */
@Component
public class Gauges {
    /**
     * The gauge.
     *
     * @param own of a hundred; nothing to be shown where the text is too short
     * @param sentence what it means
     * @param offersJoint whether to co-sign the joint letter is offered in place of this one
     * @param coSignPath where the form goes for that
     */
    public record View(Verdict verdict, int own, String sentence, boolean offersJoint, String coSignPath) {
        /** Whether there is a figure to show. */
        public boolean measures() {
            return verdict != Verdict.TOO_SHORT_TO_SAY;
        }
    }

    private final Variation variation;

    Gauges(Variation variation) {
        this.variation = variation;
    }

    /**
     * The gauge of a text; empty where letters are not compared, because no campaign asks for them.
     *
     * @param joint whether there is a joint letter to co-sign
     */
    public Optional<View> find(Occasion occasion, String text, boolean joint) {
        return Optional.ofNullable(occasion.campaign())
                .filter(campaign -> occasion.kind() == LetterKind.CAMPAIGN)
                .map(campaign -> view(variation.judge(campaign, text), occasion, joint));
    }

    private static View view(Judgement judgement, Occasion occasion, boolean joint) {
        Verdict verdict = judgement.verdict();
        return new View(
                verdict,
                judgement.own(),
                words("gauge." + verdict, letters(judgement.alike())),
                joint && verdict.isAlike(),
                occasion.path() + "/co-sign");
    }

    private static String letters(int alike) {
        return alike >= Judgement.MANY
                ? words("gauge.letters-many", number(Judgement.MANY - 1))
                : words("gauge.letters", number(alike));
    }
}
