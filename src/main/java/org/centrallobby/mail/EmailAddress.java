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
    private static final Pattern LOCAL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++)*+");
    private static final Pattern DOMAIN = Pattern.compile(
            "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?" + "(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*|\\[[0-9a-f:.]+]");
    private static final Pattern LAST_LABEL = Pattern.compile(".+\\.(xn--[a-z0-9-]+|[a-z]{2,63})");
    private static final Pattern SEVERAL = Pattern.compile("[,;<>\\s]");
    private static final Pattern TAG = Pattern.compile("\\+[^@]*@");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    public EmailAddress {
        int at = value.lastIndexOf('@');
        if (at < 1
                || !LOCAL.matcher(value.substring(0, at)).matches()
                || !DOMAIN.matcher(value.substring(at + 1)).matches()) {
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
        if (UNSEEN.matcher(text).find()) {
            return new Refused(Flaw.UNSEEN_CHARACTER);
        }
        int at = text.lastIndexOf('@');
        if (at < 0) {
            return new Refused(Flaw.NO_AT);
        }
        if (text.indexOf('@') < at || SEVERAL.matcher(text).find()) {
            return new Refused(Flaw.MORE_THAN_ONE);
        }
        return parts(text.substring(0, at), text.substring(at + 1));
    }

    private static Parsed parts(String local, String typedDomain) {
        if (!isAscii(local)) {
            return new Refused(Flaw.NOT_ENGLISH_LETTERS);
        }
        if (local.length() > 64 || !LOCAL.matcher(local).matches()) {
            return new Refused(Flaw.BEFORE_AT);
        }
        try {
            String domain = (isAscii(typedDomain) ? typedDomain : IDN.toASCII(typedDomain, IDN.USE_STD3_ASCII_RULES))
                    .toLowerCase(Locale.ROOT);
            EmailAddress address = new EmailAddress(local + "@" + domain);
            return !LAST_LABEL.matcher(domain).matches()
                    ? new Refused(Flaw.AFTER_AT)
                    : address.value.length() > 254 ? new Refused(Flaw.TOO_LONG) : new Valid(address);
        } catch (IllegalArgumentException e) {
            return new Refused(Flaw.AFTER_AT);
        }
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(sign -> sign < 128);
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
        return TAG.matcher(key()).replaceFirst("@");
    }

    /** Never the address itself: this text may end up in a log. */
    @Override
    public String toString() {
        return "(address)";
    }
}
