package org.centrallobby.letters.privacy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterText;
import org.centrallobby.letters.Step;
import org.centrallobby.letters.post.LetterFacts;
import org.centrallobby.letters.store.KeptLetters;
import org.centrallobby.letters.store.KeptLetters.Kept;
import org.centrallobby.letters.store.LetterRows;
import org.centrallobby.letters.store.LetterTexts;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.mail.PersonalRecords;
import org.springframework.stereotype.Component;

/** What is held of a person as the writer of letters. */
@Component
public final class LetterRecords implements PersonalRecords {
    private final KeptLetters letters;
    private final LetterRows rows;
    private final LetterTexts texts;
    private final LetterFacts facts;
    private final Erasure erasure;
    private final List<LetterNotes> notes;

    LetterRecords(
            KeptLetters letters,
            LetterRows rows,
            LetterTexts texts,
            LetterFacts facts,
            Erasure erasure,
            List<LetterNotes> notes) {
        this.letters = letters;
        this.rows = rows;
        this.texts = texts;
        this.facts = facts;
        this.erasure = erasure;
        this.notes = notes;
    }

    @Override
    public String holds() {
        return "letters";
    }

    @Override
    public long count(EmailAddress person) {
        return letters.listOf(person).size();
    }

    @Override
    public List<Map<String, Object>> export(EmailAddress person) {
        return letters.listOf(person).stream().map(this::told).toList();
    }

    /** All that is held of one letter; empty if there is none. */
    public Optional<Map<String, Object>> export(long letterId) {
        return letters.find(letterId).map(this::told);
    }

    private Map<String, Object> told(Kept kept) {
        Letter letter = kept.letter();
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("reference", letter.reference());
        told.put("state", letter.state().name());
        told.put("kind", letter.kind().name());
        told.put("coSignsJointLetter", letter.joint());
        told.put("to", facts.memberName(letter));
        put(told, "campaign", letter.campaign());
        texts.findContact(letter.id()).ifPresent(contact -> {
            told.put("name", contact.name());
            told.put("email", contact.email().value());
        });
        texts.find(letter.id()).ifPresent(text -> put(told, text));
        told.put("consentVersion", kept.consentVersion());
        told.put("consentedAt", kept.consentedAt().toString());
        told.put("writtenAt", letter.writtenAt().toString());
        put(told, "acceptedBy", letter.acceptedBy());
        told.put(
                "steps",
                rows.listSteps(letter.id()).stream().map(LetterRecords::told).toList());
        notes.forEach(kind -> put(told, kind.name(), kind.find(letter.id()).orElse(null)));
        textUntil(kept).ifPresent(until -> told.put("textKeptUntil", until.toString()));
        contactUntil(kept).ifPresent(until -> told.put("nameAndEmailKeptUntil", until.toString()));
        return told;
    }

    private static void put(Map<String, Object> told, LetterText text) {
        told.put("postalAddress", text.writer().address());
        told.put("postcode", text.writer().postcode());
        told.put("topic", text.topic());
        told.put("text", text.text());
    }

    private static void put(Map<String, Object> told, String name, @org.jspecify.annotations.Nullable Object value) {
        if (value != null) {
            told.put(name, value);
        }
    }

    private static Map<String, Object> told(Step step) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("event", step.event().name());
        told.put("at", step.at().toString());
        told.put("by", step.actor());
        put(told, "note", step.note());
        return told;
    }

    /** When text and postal address are destroyed by themselves; empty while the letter is under way, or when they are. */
    public static Optional<Instant> textUntil(Kept kept) {
        return switch (kept.letter().state()) {
            case ACCEPTED, ANSWERED -> Optional.ofNullable(kept.acceptedAt()).map(at -> at.plus(Retention.TEXT));
            case RETURNED, FAILED, LAPSED, REFUSED ->
                Optional.of(kept.letter().stateSince().plus(Retention.TEXT));
            default -> Optional.empty();
        };
    }

    /** The same of name and e-mail. */
    public static Optional<Instant> contactUntil(Kept kept) {
        return switch (kept.letter().state()) {
            case ACCEPTED, ANSWERED -> Optional.ofNullable(kept.acceptedAt()).map(at -> at.plus(Retention.CONTACT));
            default -> textUntil(kept);
        };
    }

    @Override
    public Erased erase(EmailAddress person) {
        long gone = 0;
        List<String> left = new ArrayList<>();
        for (Kept kept : letters.listOf(person)) {
            switch (erasure.erase(kept.letter().id(), "operator")) {
                case ERASED -> gone++;
                case MAY_ARRIVE -> {
                    gone++;
                    left.add("A mail server had a mail of letter "
                            + kept.letter().reference() + " in its hands just then; it may arrive.");
                }
                case NOTHING -> {}
            }
        }
        return new Erased(gone, left);
    }
}
