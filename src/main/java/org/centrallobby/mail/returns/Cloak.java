package org.centrallobby.mail.returns;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.mail.Outcome.Answer;
import org.jspecify.annotations.Nullable;

/** Keeps what a server said, and nobody's address: neither as mail writes it nor as Exchange does. */
final class Cloak {
    private static final int LONGEST = 4_000;
    /** X.500 and X.400 names, as Exchange and Notes put them, bare or wrapped (IMCEAEX). */
    private static final Pattern DIRECTORY = Pattern.compile(
            "\\bIMCEA\\S+|/(o|ou|cn|c|a|p|s|g)=[^;<>\"\\n]{1,200}|\\bcn=[^;<>\"\\n]{1,200}", Pattern.CASE_INSENSITIVE);
    /** An @ in disguise: encoded as in the xtext of RFC 3461 or in addresses that carry another. */
    private static final Pattern DISGUISED =
            Pattern.compile("[\\w.%+-]{1,64}(=40|\\+40|%40|&#64;|\\(at\\)| at (?=\\S{1,64}\\.))[\\w.-]{1,200}");
    /** A name before an address. */
    private static final Pattern NAMED = Pattern.compile("\"[^\"\\n]{1,100}\"\\s*(?=<)");

    private static final Pattern CODE =
            Pattern.compile("(?<![\\d.:-])([45]\\d\\d)(?=[ -][#<(\\[\\p{L}]|[ -]\\d\\.\\d)");

    private Cloak() {}

    /**
     * What the server said.
     *
     * @param words as they came, of any length
     * @param recipient whose name before the @ is taken out wherever it stands
     */
    static Answer answer(String words, @Nullable String status, @Nullable EmailAddress recipient) {
        String text = cut(words);
        Integer code = code(text);
        for (Pattern pattern : List.of(DIRECTORY, DISGUISED)) {
            text = pattern.matcher(text).replaceAll("(address)");
        }
        text = NAMED.matcher(text).replaceAll("");
        List<String> secrets = recipient == null || recipient.localPart().length() < 3
                ? List.of()
                : List.of(recipient.value(), recipient.localPart());
        Answer answer = Answer.read(text, secrets);
        return new Answer(answer.code() == null ? code : answer.code(), status, answer.text());
    }

    /** The first reply code of SMTP in a text; null if there is none. */
    static @Nullable Integer code(String text) {
        Matcher code = CODE.matcher(text);
        return code.find() ? Integer.valueOf(code.group(1)) : null;
    }

    /** Never in the middle of a word: half an address would not be known for one. */
    private static String cut(String words) {
        if (words.length() <= LONGEST) {
            return words;
        }
        int end = LONGEST;
        while (end > 0 && !Character.isWhitespace(words.charAt(end))) {
            end--;
        }
        return words.substring(0, end);
    }
}
