package org.centrallobby.mail;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A piece of a mail. In the outbox each says by {@code is} which it is. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
public sealed interface Block {
    /** The same in plain text. */
    String asText();

    /** A few sentences of ours. */
    record Paragraph(String text) implements Block {
        @Override
        public String asText() {
            return text;
        }
    }

    /** What a person wrote, line for line. */
    record Written(String text) implements Block {
        @Override
        public String asText() {
            return text;
        }
    }

    /** Short lines that belong together, such as a postal address. */
    record Lines(List<String> lines) implements Block {
        public Lines {
            lines = List.copyOf(lines);
        }

        @Override
        public String asText() {
            return String.join("\n", lines);
        }
    }

    /** Where one thing ends and another begins. */
    record Heading(String text) implements Block {
        @Override
        public String asText() {
            return text + "\n" + "-".repeat(Math.min(text.length(), 72));
        }
    }

    /** The one thing to do. */
    record Button(String label, String url) implements Block {
        @Override
        public String asText() {
            return label + ":\n" + url;
        }
    }

    /** Somewhere else to look, after a sentence that leads there. */
    record Link(String sentence, String url) implements Block {
        @Override
        public String asText() {
            return sentence + "\n" + url;
        }
    }

    /**
     * Rows that are read one below the other.
     *
     * @param caption what the rows are
     * @param head a word for each column
     */
    record Table(String caption, List<String> head, List<List<String>> rows) implements Block {
        public Table {
            head = List.copyOf(head);
            rows = rows.stream().map(List::copyOf).toList();
        }

        /** A line a row; cells at its end that are empty are left out. */
        @Override
        public String asText() {
            return Stream.concat(Stream.of(head), rows.stream())
                    .map(row -> row.stream().map(cell -> cell.replace('|', '/')).collect(Collectors.joining(" | ")))
                    .map(line -> line.replaceFirst("[ |]+$", ""))
                    .collect(Collectors.joining("\n", caption + "\n\n", ""));
        }
    }

    /** What is said last and smallest. */
    record Note(String text) implements Block {
        @Override
        public String asText() {
            return text;
        }
    }
}
