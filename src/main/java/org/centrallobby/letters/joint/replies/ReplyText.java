package org.centrallobby.letters.joint.replies;

import static org.centrallobby.kit.web.Words.words;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.centrallobby.letters.LetterText;
import org.centrallobby.letters.store.JointReplyRows.Reader;

/**
 * The words of an answer that everybody gets. What it quotes goes: the letter that it answers ends with a table of names and
 * addresses. Whether some of that is left over is asked of the co-signatories' own data, however mail programs quote.
 */
final class ReplyText {
    /** From such a line on it is the message that is answered. */
    private static final Pattern QUOTED = Pattern.compile(
            "[-_ ]{0,20}(original message|forwarded message|ursprüngliche nachricht)[-_ ]{0,20}|_{20,}|-{20,}"
                    + "|(\\*?(from|sent|oddi wrth)\\*?:[ *].*)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** Stands before what is quoted line by line, over two lines perhaps. */
    private static final Pattern WROTE =
            Pattern.compile("(?s)(on|ar) .{5,300}(wrote|ysgrifennodd.{0,100}):", Pattern.CASE_INSENSITIVE);

    private static final int SHORTEST = 6;

    private ReplyText() {}

    /** Without what it quotes; empty if nothing is left. */
    static String own(String text) {
        List<String> own = new ArrayList<>();
        for (String line : text.replace("\r\n", "\n").split("\n", -1)) {
            if (line.stripLeading().startsWith(">")) {
                takeOffWrote(own);
                own.add("");
            } else if (QUOTED.matcher(line.strip()).matches()) {
                break;
            } else {
                own.add(line.stripTrailing());
            }
        }
        takeOffWrote(own);
        return String.join("\n", own).replaceAll("\n{3,}", "\n\n").strip();
    }

    private static void takeOffWrote(List<String> own) {
        while (!own.isEmpty() && own.getLast().isBlank()) {
            own.removeLast();
        }
        for (int lines = 1; lines <= Math.min(3, own.size()); lines++) {
            String end = String.join(" ", own.subList(own.size() - lines, own.size()))
                    .strip();
            if (WROTE.matcher(end).matches()) {
                own.subList(own.size() - lines, own.size()).clear();
                return;
            }
        }
    }

    /** Whether a name, an address, or the sentence that one of them added stands in a text. */
    static boolean namesOneOf(List<Reader> people, String text) {
        return showsAddressOf(people, text)
                || tells(text, people.stream().flatMap(one -> {
                    LetterText own = one.text();
                    return Stream.of(one.contact().name(), own == null ? "" : own.text());
                }));
    }

    /** Whether an address of any kind, or the table, stands in a text. */
    static boolean showsAddressOf(List<Reader> people, String text) {
        return tells(text, people.stream().flatMap(ReplyText::addresses))
                || plain(text).contains(plain(words("joint.roll.postcode") + " " + words("joint.roll.name")));
    }

    private static Stream<String> addresses(Reader one) {
        LetterText text = one.text();
        Stream<String> email = Stream.of(one.contact().email().value());
        return text == null
                ? email
                : Stream.concat(
                        email,
                        Stream.of(
                                text.writer().postcode(),
                                text.writer().postcode().replace(" ", ""),
                                text.writer().address().lines().findFirst().orElse("")));
    }

    private static boolean tells(String text, Stream<String> secrets) {
        String plain = " " + plain(text) + " ";
        return secrets.map(ReplyText::plain)
                .filter(secret -> secret.length() >= SHORTEST)
                .distinct()
                .anyMatch(secret -> plain.contains(" " + secret + " "));
    }

    /** Small letters and digits, one blank between words: marks of quotes, tables and line ends are gone. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }
}
