package org.centrallobby.letters.paper;

import static org.centrallobby.kit.web.Words.words;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.letters.Writer;
import org.springframework.stereotype.Component;

/**
 * Lays a letter out as a PDF: A4, the sender at the top right, the Member's address where the window of an envelope is,
 * tagged so that it can be read out. It needs nothing but the words; nothing in it leads outside.
 */
@Component
public final class Press {
    /** More would only take turns on the same processors, each with a document in memory. */
    private static final int AT_ONCE = 2;

    private static final float SENDER = Sheets.LEFT + Sheets.WIDTH * 0.55f;
    /** 57 mm down, which the window of a DL envelope shows on a sheet folded twice. */
    private static final float WINDOW = 160;

    private static final Pattern EMPTY_LINES = Pattern.compile("\\n\\s*\\n");
    private final Typeface face;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    Press(Typeface face) {
        this.face = face;
    }

    /** The letter as a PDF. Signs that {@link Typeface#listMissing} tells of are boxes in it. */
    public byte[] print(PaperLetter letter) {
        turns.acquireUninterruptibly();
        try (PDDocument document = new PDDocument();
                Sheets sheets = new Sheets(document, face)) {
            introduce(document, letter);
            fill(sheets, letter);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            turns.release();
        }
    }

    private static void introduce(PDDocument document, PaperLetter letter) {
        PDDocumentInformation about = new PDDocumentInformation();
        about.setTitle(words("paper.title", letter.member()));
        document.setDocumentInformation(about);
        document.getDocumentCatalog().setLanguage("en-GB");
        PDViewerPreferences preferences = new PDViewerPreferences(new COSDictionary());
        preferences.setDisplayDocTitle(true);
        document.getDocumentCatalog().setViewerPreferences(preferences);
    }

    private void fill(Sheets sheets, PaperLetter letter) throws IOException {
        Writer writer = letter.writer();
        String day = LondonTime.day(letter.on());
        String sender = Stream.of(
                        Stream.of(writer.name()),
                        writer.address().lines(),
                        Stream.of(writer.postcode(), writer.email()))
                .flatMap(lines -> lines)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
        sheets.write("P", face.printable(sender), SENDER, Sheets.LEFT + Sheets.WIDTH - SENDER, Sheets.SIZE);
        sheets.skip(8);
        sheets.write("P", day, SENDER, Sheets.LEFT + Sheets.WIDTH - SENDER, Sheets.SIZE);
        sheets.skipTo(WINDOW);
        paragraph(sheets, letter.member() + "\n" + words("other-way.house"));
        sheets.skip(28);
        if (!letter.subject().isBlank()) {
            sheets.write("H1", face.printable(letter.subject()), Sheets.LEFT, Sheets.WIDTH, Sheets.SIZE + 2);
            sheets.skip(10);
        }
        for (String paragraph : EMPTY_LINES.split(Writer.lines(letter.text()), -1)) {
            paragraph(sheets, paragraph);
            sheets.skip(8);
        }
        sheets.finish(face.printable(words("paper.foot", writer.name(), day)));
    }

    private void paragraph(Sheets sheets, String text) throws IOException {
        sheets.write("P", face.printable(text), Sheets.LEFT, Sheets.WIDTH, Sheets.SIZE);
    }
}
