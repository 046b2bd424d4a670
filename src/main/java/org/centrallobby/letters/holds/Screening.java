package org.centrallobby.letters.holds;

import static org.centrallobby.kit.web.Words.words;

import java.util.List;
import java.util.Optional;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterText;
import org.centrallobby.letters.Writer;
import org.centrallobby.letters.holds.FactReader.Recipient;
import org.centrallobby.letters.post.LetterFacts;
import org.centrallobby.letters.store.HeldRows;
import org.centrallobby.mail.EmailAddress;
import org.springframework.stereotype.Component;

/** What the rules say of a letter. */
@Component
public class Screening {
    private final FactReader reader;
    private final LetterRates rates;
    private final HeldRows rows;
    private final LetterFacts facts;

    Screening(FactReader reader, LetterRates rates, HeldRows rows, LetterFacts facts) {
        this.reader = reader;
        this.rates = rates;
        this.rows = rows;
        this.facts = facts;
    }

    /**
     * What a writer typed, of which rules read the words.
     *
     * @param topic the subject, where it is the writer's own; empty where a campaign or a motion gave it
     * @param joint whether it is a sentence under the joint letter
     */
    public record Typed(String topic, String text, boolean joint) {
        /** What the writer of a letter typed. */
        public static Typed of(Letter letter, LetterText text) {
            return new Typed(letter.hasOwnTopic() ? text.topic() : "", text.text(), letter.joint());
        }

        /** Never what was typed: this text may end up in a log. */
        @Override
        public String toString() {
            return "(typed)";
        }
    }

    /**
     * Why a letter will be looked at, as its writer is told.
     *
     * @param found the words it is about; empty where it is about none
     */
    public record Reason(HoldRule rule, String found) {
        /** What was found. */
        public String why() {
            return words("hold.why." + rule, found);
        }

        /** What its writer can do, if they would rather not wait. */
        public String mend() {
            return words("hold.mend." + rule, found);
        }

        /** Never what was written: this text may end up in a log. */
        @Override
        public String toString() {
            return rule.name();
        }
    }

    /**
     * Why a letter would be looked at if it were sent as it is, counts apart; empty if nobody needs to look.
     *
     * @param member the name of the Member it is for
     */
    public List<Reason> look(Writer writer, Typed typed, int memberId, String member) {
        return reasons(reader.read(writer, typed, new Recipient(member, facts.findOffice(memberId))));
    }

    private static List<Reason> reasons(Facts read) {
        return read.listReasons().stream()
                .filter(rule -> rule.kind() == HoldRule.Kind.CONTENT)
                .map(rule -> new Reason(
                        rule,
                        switch (rule) {
                            case FOUL_LANGUAGE -> read.foulWord();
                            case LINKS -> read.link();
                            default -> "";
                        }))
                .toList();
    }

    private Recipient recipient(Letter letter) {
        return new Recipient(facts.memberName(letter), facts.findOffice(letter.memberId()));
    }

    /**
     * All rules that want a confirmed letter looked at.
     *
     * @param oftenByAddress what {@link #countConfirmed} said the other way round
     */
    public List<HoldRule> judge(Letter letter, LetterText text, boolean oftenByAddress) {
        return reader.read(
                        text.writer(),
                        Typed.of(letter, text),
                        recipient(letter),
                        oftenByAddress,
                        rows.wasOften(letter.id()))
                .listReasons();
    }

    /**
     * Counts a letter that is about to be confirmed; not to be called within a transaction.
     *
     * @return false if its address has had its share for a day
     */
    public boolean countConfirmed(EmailAddress writer) {
        return rates.take(writer);
    }

    /** Takes back what was counted for a letter that was not confirmed after all. */
    public void uncount(EmailAddress writer) {
        rates.giveBack(writer);
    }

    /** What the writer of a held letter is told; empty if only that it is being checked. */
    public List<Reason> explain(Letter letter, LetterText text, Optional<String> note) {
        List<String> rules = note.map(names -> List.of(names.split(",", -1))).orElse(List.of());
        return reasons(reader.read(text.writer(), Typed.of(letter, text), recipient(letter))).stream()
                .filter(reason -> rules.contains(reason.rule().name()))
                .toList();
    }
}
