package org.centrallobby.letters.holds;

import java.util.function.Predicate;

/**
 * Reasons for a person to look at a letter before it goes, each a rule of its own over {@link Facts}. None of them refuses
 * a letter. Names of rules stand in audit rows and are never changed once released.
 */
public enum HoldRule {
    /** The address is one that anybody can open and throw away. */
    DISPOSABLE_ADDRESS(Kind.CONTENT, Facts::disposableAddress),
    /** The Member would write to their own office. */
    MEMBER_TO_SELF(Kind.CONTENT, Facts::officeAddress),
    /** The writer has the Member's name. */
    NAME_OF_MEMBER(Kind.CONTENT, Facts::nameOfMember),
    /** It has a word in it that an office may stop reading at. */
    FOUL_LANGUAGE(Kind.CONTENT, facts -> !facts.foulWord().isEmpty()),
    /** It says hardly anything. A sentence under the joint letter may. */
    TOO_SHORT(Kind.CONTENT, facts -> !facts.joint() && facts.words() < Facts.FEWEST_WORDS),
    /** It links to a page, at which offices' mail filters take fright. */
    LINKS(Kind.CONTENT, facts -> !facts.link().isEmpty()),
    /** Many letters were confirmed from one address within a day. */
    OFTEN_BY_ADDRESS(Kind.RATE, Facts::oftenByAddress),
    /** Many letters were written from one network within a day. */
    OFTEN_BY_NETWORK(Kind.RATE, Facts::oftenByNetwork);

    /** What a writer is told. */
    public enum Kind {
        /** Of the letter itself: its writer is told why, at once, and can change it. */
        CONTENT,
        /** Of how many there are: its writer is told only that it is being checked. */
        RATE
    }

    private final Kind kind;

    @SuppressWarnings("ImmutableEnumChecker") // a rule holds nothing
    private final Predicate<Facts> rule;

    HoldRule(Kind kind, Predicate<Facts> rule) {
        this.kind = kind;
        this.rule = rule;
    }

    public Kind kind() {
        return kind;
    }

    /** Whether the facts are a reason to look. */
    public boolean holds(Facts facts) {
        return rule.test(facts);
    }
}
