package org.centrallobby.mail.body;

import java.util.List;

/** A piece of a mail. */
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

    /** What is said last and smallest. */
    record Note(String text) implements Block {
        @Override
        public String asText() {
            return text;
        }
    }
}
