package org.centrallobby.letters.web;

import static org.centrallobby.kit.web.Words.words;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.centrallobby.kit.web.Problems;
import org.centrallobby.letters.Occasion;
import org.centrallobby.letters.Writer;
import org.centrallobby.letters.outside.OnBehalf;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.places.Constituency;
import org.centrallobby.places.Postcode;
import org.jspecify.annotations.Nullable;

/**
 * What a writer typed, without blanks around it; it travels in the form itself.
 *
 * @param formId drawn when the form was first shown, so that a form sent twice makes one letter
 * @param consent {@code yes} where the box is ticked
 * @param topic the subject, where the occasion leaves it to the writer
 * @param helper the name of who writes for the constituent named; empty where they write themselves
 * @param agreed {@code yes} where the constituent has agreed to that
 * @param questioned the postcode and seat about which a writer was asked already; see {@link #questionOf}
 */
public record WriteForm(
        String formId,
        String name,
        String address,
        String postcode,
        String email,
        String text,
        String consent,
        String topic,
        String helper,
        String agreed,
        String questioned) {
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

    /** What a request sends; line ends become {@code \n}, and what is missing is empty. */
    public static WriteForm of(HttpServletRequest request) {
        Function<String, String> field = name -> clean(request.getParameter(name));
        return new WriteForm(
                field.apply("formId"),
                field.apply("name"),
                field.apply("address"),
                field.apply("postcode"),
                field.apply("email"),
                field.apply("text"),
                field.apply("consent"),
                Writer.line(field.apply("topic")),
                Writer.line(field.apply("helper")),
                field.apply("agreed"),
                field.apply("questioned"));
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
        String sentence = text.length() > longestSentence ? "" : text;
        return new WriteForm(formId, name, address, postcode, email, sentence, "", "", "", "", "");
    }

    /** Every rule, in the order of the page. */
    Problems problems(Occasion occasion) {
        Problems problems = problemsOnPaper(occasion);
        if (text.length() < SHORTEST_TEXT && !text.isEmpty()) {
            problems.add("text", words("write.text-short"));
        }
        addEmail(problems);
        if (!consent.equals("yes")) {
            problems.add("consent", words("write.consent-empty"));
        }
        return problems;
    }

    /** Every rule for somebody who co-signs, whose text is a sentence or nothing. */
    public Problems problemsOfCoSigning(int longestSentence) {
        Problems problems = Problems.none();
        addName(problems);
        addAddress(problems);
        addEmail(problems);
        int over = text.length() - longestSentence;
        if (over > 0) {
            problems.add("text", words("joint.sentence-long", String.valueOf(over)));
        }
        if (!consent.equals("yes")) {
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
        if (text.isEmpty()) {
            problems.add("text", words("write.text-empty"));
        } else if (text.length() > LONGEST_TEXT) {
            problems.add("text", words("write.text-long", String.valueOf(text.length() - LONGEST_TEXT)));
        }
        addName(problems);
        addAddress(problems);
        addHelper(problems);
        return problems;
    }

    private void addEmail(Problems problems) {
        if (email.isEmpty()) {
            problems.add("email", words("write.email-empty"));
        } else if (EmailAddress.parse(email) instanceof EmailAddress.Refused refused) {
            problems.add("email", refused.flaw().sentence());
        }
    }

    private void addAddress(Problems problems) {
        if (address.length() < SHORTEST_ADDRESS) {
            problems.add("address", words("write.address-empty"));
        } else if (address.length() > LONGEST_ADDRESS) {
            problems.add("address", words("write.address-long"));
        }
        switch (Postcode.parse(postcode)) {
            case Postcode.Valid _ -> {}
            case Postcode.Slip slip ->
                problems.add(
                        "postcode", words("write.postcode-slip", slip.meant().toString()));
            case Postcode.Malformed _ -> problems.add("postcode", words("postcode.malformed"));
        }
    }

    private void addTopic(Problems problems) {
        if (topic.codePoints().noneMatch(Character::isLetter)) {
            problems.add("topic", words("write.topic-empty"));
        } else if (topic.length() > LONGEST_TOPIC) {
            problems.add("topic", words("write.topic-long", String.valueOf(LONGEST_TOPIC)));
        }
    }

    private void addName(Problems problems) {
        if (name.length() < 2) {
            problems.add("name", words("write.name-empty"));
        } else if (name.length() > LONGEST_NAME || name.contains("\n")) {
            problems.add("name", words("write.name-long"));
        }
    }

    private void addHelper(Problems problems) {
        if (helper.length() > LONGEST_NAME) {
            problems.add("helper", words("write.name-long"));
        } else if (helper.isEmpty() && agreed.equals("yes")) {
            problems.add("helper", words("write.helper-empty"));
        }
        if (!helper.isEmpty() && !agreed.equals("yes")) {
            problems.add("agreed", words("write.agreed-empty"));
        }
    }

    /** The words as the Member gets them. */
    public String letterText() {
        return OnBehalf.text(helper, name, text);
    }

    /** The subject, the writer's own where the occasion leaves it to them. */
    public String topicOf(Occasion occasion) {
        return occasion.asksTopic() ? Writer.line(topic) : occasion.topic();
    }

    /** What was asked about a postcode and a seat, so that it is asked once. */
    public String questionOf(int seat) {
        return keptPostcode() + " " + seat;
    }

    /**
     * Seats that the postcode lies in while the Member written to sits for another; empty where it fits, or the writer was
     * asked before.
     */
    public List<Constituency> doubts(int seat, List<Constituency> seatsOfPostcode) {
        boolean doubtful = seatsOfPostcode.stream().noneMatch(one -> one.mnisId() == seat)
                && !questionOf(seat).equals(questioned);
        return doubtful ? seatsOfPostcode : List.of();
    }

    /** Who writes, or is written for. */
    public Writer writer() {
        return new Writer(name, address, keptPostcode(), email);
    }

    /** The postcode of {@link #writer()}. */
    public String keptPostcode() {
        return Postcode.parse(postcode) instanceof Postcode.Valid valid
                ? valid.postcode().toString()
                : Writer.line(postcode);
    }

    /** The address of {@link #writer()}. */
    public String keptEmail() {
        return Writer.line(email);
    }

    /** The letter's text; empty where there is none. */
    public String written() {
        return text;
    }

    /** The form's id; a fresh one if what came is none. */
    public UUID id() {
        try {
            return UUID.fromString(formId);
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
