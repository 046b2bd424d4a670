package org.centrallobby.mail.broadcasts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.centrallobby.mail.OutgoingMail.Content;
import org.springframework.web.util.HtmlUtils;

/**
 * A text with slots such as <code>{name}</code>, cut up once and filled for each recipient. A slot that a recipient has no
 * word for stays empty; what fills one in HTML is escaped.
 */
final class Template {
    private static final Pattern SLOT = Pattern.compile("\\{([a-z][a-z-]{0,30})}");
    private final Piece subject;
    private final Piece text;
    private final Piece html;

    Template(Content content) {
        subject = Piece.of(content.subject());
        text = Piece.of(content.text());
        html = Piece.of(content.html());
    }

    /** The same for one recipient. */
    Content fill(UnaryOperator<String> words) {
        return new Content(
                subject.fill(word -> words.apply(word).replaceAll("\\p{Cc}+", " ")),
                text.fill(words),
                html.fill(word -> HtmlUtils.htmlEscape(words.apply(word), "UTF-8")));
    }

    /** A text as stretches with slots between: one stretch more than slots. */
    private record Piece(List<String> stretches, List<String> slots) {
        static Piece of(String text) {
            List<String> stretches = new ArrayList<>();
            List<String> slots = new ArrayList<>();
            Matcher found = SLOT.matcher(text);
            int from = 0;
            while (found.find()) {
                stretches.add(text.substring(from, found.start()));
                slots.add(found.group(1));
                from = found.end();
            }
            stretches.add(text.substring(from));
            return new Piece(List.copyOf(stretches), List.copyOf(slots));
        }

        String fill(UnaryOperator<String> words) {
            if (slots.isEmpty()) {
                return stretches.getFirst();
            }
            StringBuilder filled = new StringBuilder(stretches.getFirst());
            for (int i = 0; i < slots.size(); i++) {
                filled.append(words.apply(slots.get(i))).append(stretches.get(i + 1));
            }
            return filled.toString();
        }
    }
}
