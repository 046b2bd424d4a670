package org.centrallobby.letters;

import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.centrallobby.mail.EmailAddress;
import org.jspecify.annotations.Nullable;

/**
 * A letter as its form was sent in.
 *
 * @param formId drawn when the form was first shown; a form sent twice makes one letter
 * @param joint whether it co-signs the joint letter: its text is then a sentence of the writer's own, or empty
 * @param campaign slug of the campaign it was written from; null where there was none
 * @param topic what the subject of the mail begins with
 * @param organiser who runs the campaign; empty where there is none
 * @param memberId of the Member it is for
 * @param constituencyId of the writer's seat, which must be that Member's
 * @param consentVersion of the wording the writer agreed to
 */
public record Draft(
        UUID formId,
        LetterKind kind,
        boolean joint,
        @Nullable String campaign,
        @Nullable Long motionId,
        String topic,
        String organiser,
        int memberId,
        int constituencyId,
        Writer writer,
        String text,
        String consentVersion) {
    public static final int LONGEST_NAME = 100;
    public static final int LONGEST_ADDRESS = 500;
    public static final int LONGEST_TEXT = 20_000;

    public Draft {
        topic = Writer.line(topic);
        organiser = Writer.line(organiser);
        text = Writer.lines(text);
    }

    /** What can be wrong with a letter, each a rule of its own. */
    public enum Flaw {
        NAME_MISSING(draft -> draft.writer.name().isEmpty()),
        NAME_WITHOUT_LETTERS(draft -> !draft.writer.name().isEmpty()
                && draft.writer.name().codePoints().noneMatch(Character::isLetter)),
        NAME_TOO_LONG(draft -> draft.writer.name().length() > LONGEST_NAME),
        ADDRESS_MISSING(draft -> draft.writer.address().isEmpty()),
        ADDRESS_TOO_LONG(draft -> draft.writer.address().length() > LONGEST_ADDRESS),
        POSTCODE_MISSING(draft -> draft.writer.postcode().isEmpty()),
        POSTCODE_TOO_LONG(draft -> draft.writer.postcode().length() > 10),
        EMAIL_UNUSABLE(draft -> !(EmailAddress.parse(draft.writer.email()) instanceof EmailAddress.Valid)),
        TEXT_MISSING(draft -> draft.text.isEmpty() && !draft.joint),
        TEXT_TOO_LONG(draft -> draft.text.length() > LONGEST_TEXT),
        TOPIC_UNUSABLE(draft -> draft.topic.isEmpty() || draft.topic.length() > 300),
        ORGANISER_TOO_LONG(draft -> draft.organiser.length() > 300),
        CONSENT_MISSING(draft -> draft.consentVersion.isBlank() || draft.consentVersion.length() > 50);

        @SuppressWarnings("ImmutableEnumChecker") // a rule holds nothing
        private final Predicate<Draft> rule;

        Flaw(Predicate<Draft> rule) {
            this.rule = rule;
        }
    }

    /** All that is wrong with it; empty if it can be kept. */
    public List<Flaw> listFlaws() {
        return Stream.of(Flaw.values()).filter(flaw -> flaw.rule.test(this)).toList();
    }

    /** What of it is kept under the letter's own key. */
    public LetterText content() {
        return new LetterText(writer, topic, organiser, text);
    }

    /** Never what it holds: this text may end up in a log. */
    @Override
    public String toString() {
        return "(draft " + formId + ")";
    }
}
