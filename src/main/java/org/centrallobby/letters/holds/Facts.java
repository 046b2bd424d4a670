package org.centrallobby.letters.holds;

import java.util.List;
import java.util.stream.Stream;

/**
 * What the rules look at, of one letter.
 *
 * @param disposableAddress whether the writer's address is one of those that are thrown away
 * @param officeAddress whether the writer's address is the one the letter would go to
 * @param nameOfMember whether the writer has the name of the Member
 * @param foulWord the first such word, as it is spelled in the letter; empty if there is none
 * @param joint whether it only adds a name, and perhaps a sentence, to the joint letter
 * @param link the first link that does not lead to Parliament or a government; empty if there is none
 * @param oftenByAddress whether its address has had its share of letters for a day
 * @param oftenByNetwork whether its network had had its share when it was written
 */
public record Facts(
        boolean disposableAddress,
        boolean officeAddress,
        boolean nameOfMember,
        String foulWord,
        boolean joint,
        int words,
        String link,
        boolean oftenByAddress,
        boolean oftenByNetwork) {
    /** A greeting, a sentence and a name have more. */
    static final int FEWEST_WORDS = 6;

    /** The rules that want the letter looked at, in the order of their list. */
    public List<HoldRule> listReasons() {
        return Stream.of(HoldRule.values()).filter(rule -> rule.holds(this)).toList();
    }

    /** Never what was written: this text may end up in a log. */
    @Override
    public String toString() {
        return "(facts: " + listReasons() + ")";
    }
}
