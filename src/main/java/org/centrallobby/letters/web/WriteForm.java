package org.centrallobby.letters.web;

import static org.centrallobby.kit.web.Words.words;

import java.util.List;
import java.util.UUID;
import org.centrallobby.kit.web.Problems;
import org.centrallobby.letters.Occasion;
import org.centrallobby.letters.Writer;
import org.centrallobby.letters.outside.OnBehalf;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.places.Constituency;
import org.centrallobby.places.Postcode;
import org.jspecify.annotations.Nullable;

/**
 * What a writer typed, as typed; it travels in the form itself.
 *
 * @param formId drawn when the form was first shown, so that a form sent twice makes one letter
 * @param consent {@code yes} where the box is ticked
 * @param topic the subject, where the occasion leaves it to the writer
 * @param helper the name of who writes for the constituent named; empty where they write themselves
 * @param agreed {@code yes} where the constituent has agreed to that
 * @param questioned the postcode and seat about which a writer was asked already; see {@link #questionOf}
 */
public record WriteForm(
        @Nullable String formId,
        @Nullable String name,
        @Nullable String address,
        @Nullable String postcode,
        @Nullable String email,
        @Nullable String text,
        @Nullable String consent,
        @Nullable String topic,
        @Nullable String helper,
        @Nullable String agreed,
        @Nullable String questioned) {
    /** Names the wording a writer agreed to; the words stand in the catalogue under the same key. */
    public static final String CONSENT_VERSION = "2026-11";

    /** Characters; longer than any letter that will be read, short enough to be held and mailed. */
    static final int LONGEST_TEXT = 10_000;

    /** Characters of a subject: what an office's list of mails shows, twice over. */
    static final int LONGEST_TOPIC = 150;

    private static final int SHORTEST_TEXT = 20;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_ADDRESS = 400;
    private static final int SHORTEST_ADDRESS = 8;

    /** An empty form, but for what is known already. */
    public static WriteForm fresh(String postcode, String text) {
        return new WriteForm(UUID.randomUUID().toString(), "", "", postcode, "", text, "", "", "", "", "");
    }

    /** The same words as another letter. */
    public WriteForm anew() {
        return new WriteForm(
                UUID.randomUUID().toString(),
                name,
                address,
                postcode,
                email,
                text,
                consent,
                topic,
                helper,
                agreed,
                questioned);
    }

    /** The same writer, who would rather co-sign: a short text is their sentence, and the consent is another. */
    public WriteForm forCoSigning(int longestSentence) {
        String sentence = clean(text).length() > longestSentence ? "" : clean(text);
        return new WriteForm(formId, name, address, postcode, email, sentence, "", "", "", "", "");
    }

    /** Never null, line ends as {@code \n}, no blanks around. */
    public WriteForm tidy() {
        return new WriteForm(
                clean(formId),
                clean(name),
                clean(address),
                clean(postcode),
                clean(email),
                clean(text),
                clean(consent),
                Writer.line(clean(topic)),
                Writer.line(clean(helper)),
                clean(agreed),
                clean(questioned));
    }

    /** Every rule, in the order of the page. Call on a {@link #tidy} form. */
    Problems problems(Occasion occasion) {
        Problems problems = problemsOnPaper(occasion);
        if (clean(text).length() < SHORTEST_TEXT && !clean(text).isEmpty()) {
            problems.add("text", words("write.text-short"));
        }
        addEmail(problems);
        if (!clean(consent).equals("yes")) {
            problems.add("consent", words("write.consent-empty"));
        }
        return problems;
    }

    /** Every rule for somebody who co-signs, whose text is a sentence or nothing. Call on a {@link #tidy} form. */
    public Problems problemsOfCoSigning(int longestSentence) {
        Problems problems = Problems.none();
        addName(problems);
        addAddress(problems);
        addEmail(problems);
        int over = clean(text).length() - longestSentence;
        if (over > 0) {
            problems.add("text", words("joint.sentence-long", String.valueOf(over)));
        }
        if (!clean(consent).equals("yes")) {
            problems.add("consent", words("joint.consent-empty"));
        }
        return problems;
    }

    /** The rules that hold for a letter by post too, where no e-mail is needed and nothing is kept. */
    public Problems problemsOnPaper(Occasion occasion) {
        Problems problems = Problems.none();
        if (occasion.asksTopic()) {
            addTopic(problems);
        }
        if (clean(text).isEmpty()) {
            problems.add("text", words("write.text-empty"));
        } else if (clean(text).length() > LONGEST_TEXT) {
            problems.add(
                    "text", words("write.text-long", String.valueOf(clean(text).length() - LONGEST_TEXT)));
        }
        addName(problems);
        addAddress(problems);
        addHelper(problems);
        return problems;
    }

    private void addEmail(Problems problems) {
        String mail = clean(email);
        if (mail.isEmpty()) {
            problems.add("email", words("write.email-empty"));
        } else if (EmailAddress.parse(mail) instanceof EmailAddress.Refused refused) {
            problems.add("email", refused.flaw().sentence());
        }
    }

    private void addAddress(Problems problems) {
        if (clean(address).length() < SHORTEST_ADDRESS) {
            problems.add("address", words("write.address-empty"));
        } else if (clean(address).length() > LONGEST_ADDRESS) {
            problems.add("address", words("write.address-long"));
        }
        switch (Postcode.parse(clean(postcode))) {
            case Postcode.Valid _ -> {}
            case Postcode.Slip slip ->
                problems.add(
                        "postcode", words("write.postcode-slip", slip.meant().toString()));
            case Postcode.Malformed _ -> problems.add("postcode", words("postcode.malformed"));
        }
    }

    private void addTopic(Problems problems) {
        if (clean(topic).codePoints().noneMatch(Character::isLetter)) {
            problems.add("topic", words("write.topic-empty"));
        } else if (clean(topic).length() > LONGEST_TOPIC) {
            problems.add("topic", words("write.topic-long", String.valueOf(LONGEST_TOPIC)));
        }
    }

    private void addName(Problems problems) {
        if (clean(name).length() < 2) {
            problems.add("name", words("write.name-empty"));
        } else if (clean(name).length() > LONGEST_NAME || clean(name).contains("\n")) {
            problems.add("name", words("write.name-long"));
        }
    }

    private void addHelper(Problems problems) {
        if (clean(helper).length() > LONGEST_NAME) {
            problems.add("helper", words("write.name-long"));
        } else if (clean(helper).isEmpty() && clean(agreed).equals("yes")) {
            problems.add("helper", words("write.helper-empty"));
        }
        if (!clean(helper).isEmpty() && !clean(agreed).equals("yes")) {
            problems.add("agreed", words("write.agreed-empty"));
        }
    }

    /** The words as the Member gets them. */
    public String letterText() {
        return OnBehalf.text(clean(helper), clean(name), clean(text));
    }

    /** The subject, the writer's own where the occasion leaves it to them. */
    public String topicOf(Occasion occasion) {
        return occasion.asksTopic() ? Writer.line(clean(topic)) : occasion.topic();
    }

    /** What was asked about a postcode and a seat, so that it is asked once. */
    public String questionOf(int seat) {
        return writer().postcode() + " " + seat;
    }

    /**
     * Seats that the postcode lies in while the Member written to sits for another; empty where it fits, or the writer was
     * asked before.
     */
    public List<Constituency> doubts(int seat, List<Constituency> seatsOfPostcode) {
        boolean doubtful = seatsOfPostcode.stream().noneMatch(one -> one.mnisId() == seat)
                && !questionOf(seat).equals(clean(questioned));
        return doubtful ? seatsOfPostcode : List.of();
    }

    /** Who writes, or is written for. */
    public Writer writer() {
        String typed = clean(postcode);
        String shown = Postcode.parse(typed) instanceof Postcode.Valid valid
                ? valid.postcode().toString()
                : typed;
        return new Writer(clean(name), clean(address), shown, clean(email));
    }

    /** The letter's text; empty where there is none. */
    public String written() {
        return clean(text);
    }

    /** The form's id; a fresh one if what came is none. */
    public UUID id() {
        try {
            return UUID.fromString(clean(formId));
        } catch (IllegalArgumentException e) {
            return UUID.randomUUID();
        }
    }

    /** Never what was typed: this text may end up in a log. */
    @Override
    public String toString() {
        return "(form)";
    }

    private static String clean(@Nullable String value) {
        if (value == null) {
            return "";
        }
        String steady =
                value.indexOf('\r') < 0 ? value : value.replace("\r\n", "\n").replace('\r', '\n');
        return steady.strip();
    }
}
