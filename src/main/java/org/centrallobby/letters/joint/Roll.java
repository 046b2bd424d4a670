package org.centrallobby.letters.joint;

import static org.centrallobby.kit.web.Words.number;
import static org.centrallobby.kit.web.Words.words;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.centrallobby.mail.Block.Table;
import org.centrallobby.mail.OutgoingMail.Attachment;

/**
 * All co-signatories of one message, by postcode and numbered: to be read, and as a file. One who is in it twice, word for
 * word, is named once.
 */
record Roll(List<CoSignatory> people) {
    /** One message stays below a megabyte, headers and the letter itself included: every mail server takes that. */
    static final int MOST_BYTES = 900_000;

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    /** What a row costs beside its words: marks of the table, a number, commas. */
    private static final int MARKS = 80;

    Roll {
        people = people.stream()
                .distinct()
                .sorted(Comparator.comparing(CoSignatory::postcode)
                        .thenComparing(CoSignatory::name)
                        .thenComparing(CoSignatory::address))
                .toList();
    }

    int size() {
        return people.size();
    }

    /** How many wrote a sentence of their own. */
    int sentences() {
        return (int)
                people.stream().filter(person -> !person.sentence().isEmpty()).count();
    }

    /** Whether text, table and file hold all sentences within what one message may weigh; else the file alone does. */
    boolean hasRoomForSentences() {
        return people.stream().mapToLong(person -> weight(person, true)).sum() <= MOST_BYTES;
    }

    /** How many of these, from the first on, fit into one message; at least one. */
    static int fitting(List<CoSignatory> people) {
        long weight = 0;
        int fitting = 0;
        while (fitting < people.size()) {
            weight += weight(people.get(fitting), false);
            if (weight > MOST_BYTES && fitting > 0) {
                break;
            }
            fitting++;
        }
        return fitting;
    }

    /** Bytes on the wire: twice quoted-printable in text and table, once base64 in the file. */
    private static long weight(CoSignatory person, boolean sentenceInBodies) {
        String facts = person.postcode() + person.name() + person.address();
        long quoted = quoted(facts) + (sentenceInBodies ? quoted(person.sentence()) : 0);
        long file = utf8(facts) + utf8(person.sentence());
        return MARKS + 2 * quoted + file * 11 / 8;
    }

    private static long utf8(String text) {
        return text.codePoints()
                .mapToLong(point -> point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4)
                .sum();
    }

    private static long quoted(String text) {
        long ascii = text.chars().filter(letter -> letter < 0x80).count();
        return (ascii + 3 * (utf8(text) - ascii)) * 79 / 76;
    }

    Table table() {
        boolean room = hasRoomForSentences();
        boolean sentences = room && sentences() > 0;
        List<List<String>> rows = IntStream.range(0, size())
                .mapToObj(i -> row(i + 1, room ? people.get(i) : people.get(i).withoutSentence()))
                .map(row -> sentences ? row : row.subList(0, 4))
                .toList();
        List<String> head = List.of(
                words("joint.roll.number"),
                words("joint.roll.postcode"),
                words("joint.roll.name"),
                words("joint.roll.address"),
                words("joint.roll.sentence"));
        return new Table(caption(room), sentences ? head : head.subList(0, 4), rows);
    }

    private String caption(boolean room) {
        String count = size() == 1 ? words("joint.roll.one") : words("joint.roll.many", number(size()));
        if (sentences() == 0) {
            return count;
        }
        return count + " " + words(room ? "joint.roll.sentences" : "joint.roll.sentences-in-file", number(sentences()));
    }

    /** For a sheet program: a mark by which it knows UTF-8, and nothing that it would take for a formula. */
    Attachment file() {
        StringWriter text = new StringWriter();
        text.write(BYTE_ORDER_MARK);
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord("number", "postcode", "name", "address", "sentence");
            for (int i = 0; i < size(); i++) {
                csv.writeRecord(
                        row(i + 1, people.get(i)).stream().map(Roll::plain).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Attachment("co-signatories.csv", "text/csv", text.toString());
    }

    private static List<String> row(int number, CoSignatory person) {
        return List.of(String.valueOf(number), person.postcode(), person.name(), person.address(), person.sentence());
    }

    /** Sheets take what begins with one of these signs for a formula; an apostrophe makes it text again. */
    private static String plain(String typed) {
        return !typed.isEmpty() && "=+-@\t\r".indexOf(typed.charAt(0)) >= 0 ? "'" + typed : typed;
    }
}
