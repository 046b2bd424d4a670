package org.centrallobby.mail;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.centrallobby.kit.web.Words;

/**
 * An address that can stand in a mail's envelope and headers without harm: no quoting, no control characters, an ASCII
 * domain in small letters.
 *
 * @param value such as {@code asha@example.test}; the part before the @ as it was typed
 */
public record EmailAddress(String value) {
    /** RFC 5322's atext. */
    private static final String IN_WORDS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+/=?^_`{|}~-";

    private static final String IN_LABELS = "abcdefghijklmnopqrstuvwxyz0123456789-";
    private static final String IN_NUMBERS = "0123456789abcdef:.";
    private static final String BETWEEN = ",;<> \t\n\u000b\f\r";
    private static final Pattern TAG = Pattern.compile("\\+[^@]*@");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    public EmailAddress {
        int at = value.lastIndexOf('@');
        if (at < 1 || !isLocalPart(value.substring(0, at)) || !isDomain(value.substring(at + 1))) {
            throw new IllegalArgumentException("This is no e-mail address in the form we keep.");
        }
    }

    /** What came of reading what a person typed. */
    public sealed interface Parsed {}

    /** An address. */
    public record Valid(EmailAddress address) implements Parsed {}

    /** No address we can write to, and why. */
    public record Refused(Flaw flaw) implements Parsed {}

    /** What is wrong with an address. */
    public enum Flaw {
        MISSING,
        TOO_LONG,
        NO_AT,
        MORE_THAN_ONE,
        UNSEEN_CHARACTER,
        NOT_ENGLISH_LETTERS,
        BEFORE_AT,
        AFTER_AT;

        /** What to tell the person who typed it. */
        public String sentence() {
            return Words.words("mail.address." + name());
        }
    }

    /** Reads what a person typed; spaces around it are no fault. */
    public static Parsed parse(String typed) {
        String text = Normalizer.normalize(typed.strip(), Normalizer.Form.NFC);
        if (text.isEmpty()) {
            return new Refused(Flaw.MISSING);
        }
        if (text.length() > 254) {
            return new Refused(Flaw.TOO_LONG);
        }
        if (!isPlain(text) && UNSEEN.matcher(text).find()) {
            return new Refused(Flaw.UNSEEN_CHARACTER);
        }
        int at = text.lastIndexOf('@');
        if (at < 0) {
            return new Refused(Flaw.NO_AT);
        }
        if (text.indexOf('@') < at || text.chars().anyMatch(sign -> BETWEEN.indexOf(sign) >= 0)) {
            return new Refused(Flaw.MORE_THAN_ONE);
        }
        return parts(text.substring(0, at), text.substring(at + 1));
    }

    private static Parsed parts(String local, String typedDomain) {
        if (!isAscii(local)) {
            return new Refused(Flaw.NOT_ENGLISH_LETTERS);
        }
        if (local.length() > 64 || !isLocalPart(local)) {
            return new Refused(Flaw.BEFORE_AT);
        }
        try {
            String domain = (isAscii(typedDomain) ? typedDomain : IDN.toASCII(typedDomain, IDN.USE_STD3_ASCII_RULES))
                    .toLowerCase(Locale.ROOT);
            EmailAddress address = new EmailAddress(local + "@" + domain);
            return !endsInName(domain)
                    ? new Refused(Flaw.AFTER_AT)
                    : address.value.length() > 254 ? new Refused(Flaw.TOO_LONG) : new Valid(address);
        } catch (IllegalArgumentException e) {
            return new Refused(Flaw.AFTER_AT);
        }
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }

    /** Signs that can be seen, and nothing else. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    /** Words with a dot between them. */
    private static boolean isLocalPart(String text) {
        for (String word : text.split("\\.", -1)) {
            if (!isOf(word, IN_WORDS)) {
                return false;
            }
        }
        return true;
    }

    /** Labels with a dot between them, or a number in brackets. */
    private static boolean isDomain(String text) {
        if (text.startsWith("[")) {
            return text.endsWith("]") && isOf(text.substring(1, text.length() - 1), IN_NUMBERS);
        }
        for (String label : text.split("\\.", -1)) {
            if (!isOf(label, IN_LABELS) || label.length() > 63 || label.startsWith("-") || label.endsWith("-")) {
                return false;
            }
        }
        return true;
    }

    /** Whether a domain is more than the name of one machine, and no number: its last label is a word. */
    private static boolean endsInName(String domain) {
        int dot = domain.lastIndexOf('.');
        String last = domain.substring(dot + 1);
        boolean word = last.length() > 1 && last.chars().allMatch(sign -> sign >= 'a' && sign <= 'z');
        return dot > 0 && (word || (last.startsWith("xn--") && last.length() > 4));
    }

    /** At least one sign, and each of them one of those given. */
    private static boolean isOf(String text, String signs) {
        for (int i = 0; i < text.length(); i++) {
            if (signs.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** The part before the @. */
    public String localPart() {
        return value.substring(0, value.lastIndexOf('@'));
    }

    /** The part after the @, in small ASCII letters. */
    public String domain() {
        return value.substring(value.lastIndexOf('@') + 1);
    }

    /** One spelling for all ways of writing it, to count and find by: no mail provider tells capitals apart. */
    public String key() {
        return value.toLowerCase(Locale.ROOT);
    }

    /** One spelling for all addresses of one reader: whatever stands between + and @, the same person reads it. */
    public String readerKey() {
        String key = key();
        return key.indexOf('+') < 0 ? key : TAG.matcher(key).replaceFirst("@");
    }

    /** Never the address itself: this text may end up in a log. */
    @Override
    public String toString() {
        return "(address)";
    }
}
