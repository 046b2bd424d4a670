package org.centrallobby.letters.mails;

import java.text.Normalizer;
import java.util.Locale;
import org.centrallobby.kit.Settings;
import org.centrallobby.kit.crypto.Sealer;
import org.centrallobby.mail.EmailAddress;
import org.springframework.stereotype.Component;

/** Addresses of our own that mails are sent from. */
@Component
public class Senders {
    /** Neither 0 nor O, neither 1 nor I nor L, no U: nobody has to spell them twice on the telephone. */
    private static final String LETTERS = "23456789abcdefghjkmnpqrstvwxyz";

    private static final int LONGEST_NAME = 40;
    private final Sealer sealer;
    private final Settings settings;

    public Senders(Sealer sealer, Settings settings) {
        this.sealer = sealer;
        this.settings = settings;
    }

    /**
     * Header From of a constituent's letter: their name and a tag of the letter's, such as {@code asha.patel.k7m3@…}, so
     * that two people of one name are two correspondents in an office's mail program.
     */
    EmailAddress person(String name, String reference) {
        return ours(slug(name) + "." + tag("from", reference, 4));
    }

    /** Header From of a joint letter: the seat's name and a tag of the letter's, such as {@code joint.zed.bay.k7m3@…}. */
    public EmailAddress joint(String seat, String reference) {
        return ours("joint." + slug(seat) + "." + tag("joint", reference, 4));
    }

    /** Header From of what no person wrote. */
    EmailAddress house() {
        return ours("letters");
    }

    private EmailAddress ours(String localPart) {
        return new EmailAddress(localPart + "@" + settings.mailDomain());
    }

    private String tag(String purpose, String reference, int length) {
        byte[] hash = sealer.hash("sender." + purpose, reference);
        StringBuilder tag = new StringBuilder();
        for (int i = 0; i < length; i++) {
            tag.append(LETTERS.charAt((hash[i] & 0xff) % LETTERS.length()));
        }
        return tag.toString();
    }

    /** A name in small ASCII letters with dots between; {@code writer} where nothing is left of it. */
    static String slug(String name) {
        String ascii = Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .replace("ß", "ss")
                .replace("ø", "o")
                .replace("ł", "l")
                .replace("đ", "d")
                .replace("æ", "ae")
                .replace("œ", "oe")
                .replace("ı", "i")
                .replaceAll("['’]", "")
                .replaceAll("[^a-z0-9]+", ".");
        String cut = ascii.length() > LONGEST_NAME ? ascii.substring(0, LONGEST_NAME) : ascii;
        String slug = cut.replaceAll("^\\.+|\\.+$", "");
        return slug.isEmpty() ? "writer" : slug;
    }
}
