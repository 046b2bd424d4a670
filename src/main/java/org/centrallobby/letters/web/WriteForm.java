package org.centrallobby.letters.web;

import static org.centrallobby.kit.web.Words.words;

import java.util.UUID;
import org.centrallobby.kit.web.Problems;
import org.centrallobby.letters.Writer;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.places.Postcode;
import org.jspecify.annotations.Nullable;

/**
 * What a writer typed, as typed; it travels in the form itself.
 *
 * @param formId drawn when the form was first shown, so that a form sent twice makes one letter
 * @param consent {@code yes} where the box is ticked
 */
public record WriteForm(
        @Nullable String formId,
        @Nullable String name,
        @Nullable String address,
        @Nullable String postcode,
        @Nullable String email,
        @Nullable String text,
        @Nullable String consent) {
    /** Names the wording a writer agreed to; the words stand in the catalogue under the same key. */
    public static final String CONSENT_VERSION = "2026-11";

    /** Characters; longer than any letter that will be read, short enough to be held and mailed. */
    static final int LONGEST_TEXT = 10_000;

    private static final int SHORTEST_TEXT = 20;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_ADDRESS = 400;
    private static final int SHORTEST_ADDRESS = 8;

    static WriteForm fresh(String postcode, String text) {
        return new WriteForm(UUID.randomUUID().toString(), "", "", postcode, "", text, "");
    }

    /** The same words as another letter. */
    WriteForm anew() {
        return new WriteForm(UUID.randomUUID().toString(), name, address, postcode, email, text, consent);
    }

    /** Never null, line ends as {@code \n}, no blanks around. */
    public WriteForm tidy() {
        return new WriteForm(
                clean(formId), clean(name), clean(address), clean(postcode), clean(email), clean(text), clean(consent));
    }

    /** Every rule, in the order of the page. Call on a {@link #tidy} form. */
    Problems problems() {
        Problems problems = Problems.none();
        String mail = clean(email);
        if (clean(text).length() < SHORTEST_TEXT) {
            problems.add("text", words(clean(text).isEmpty() ? "write.text-empty" : "write.text-short"));
        } else if (clean(text).length() > LONGEST_TEXT) {
            problems.add(
                    "text", words("write.text-long", String.valueOf(clean(text).length() - LONGEST_TEXT)));
        }
        if (clean(name).length() < 2) {
            problems.add("name", words("write.name-empty"));
        } else if (clean(name).length() > LONGEST_NAME || clean(name).contains("\n")) {
            problems.add("name", words("write.name-long"));
        }
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
        if (mail.isEmpty()) {
            problems.add("email", words("write.email-empty"));
        } else if (EmailAddress.parse(mail) instanceof EmailAddress.Refused refused) {
            problems.add("email", refused.flaw().sentence());
        }
        if (!clean(consent).equals("yes")) {
            problems.add("consent", words("write.consent-empty"));
        }
        return problems;
    }

    Writer writer() {
        String typed = clean(postcode);
        String shown = Postcode.parse(typed) instanceof Postcode.Valid valid
                ? valid.postcode().toString()
                : typed;
        return new Writer(clean(name), clean(address), shown, clean(email));
    }

    /** The letter's text; empty where there is none. */
    String written() {
        return clean(text);
    }

    /** The form's id; a fresh one if what came is none. */
    UUID id() {
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
        return value == null
                ? ""
                : value.replace("\r\n", "\n").replace('\r', '\n').strip();
    }
}
