package org.centrallobby.letters.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.font.PDFont;

/** Sheets of A4 that are filled from top to bottom, one after the other. Measures are points from the top left. */
final class Sheets implements AutoCloseable {
    static final float LEFT = 71;
    static final float WIDTH = PDRectangle.A4.getWidth() - 2 * LEFT;
    static final float SIZE = 11;
    private static final float LEADING = 15.5f;
    private static final float TOP = 62;
    private static final float BOTTOM = PDRectangle.A4.getHeight() - 74;
    private static final float FOOT = PDRectangle.A4.getHeight() - 42;
    private static final float FOOT_SIZE = 8.5f;

    private final PDDocument document;
    private final Typeface face;
    private final PDFont font;
    private final Tags tags;
    private final List<PDPage> pages = new ArrayList<>();
    private PDPageContentStream stream;
    private float y = TOP;

    Sheets(PDDocument document, Typeface face) throws IOException {
        this.document = document;
        this.face = face;
        this.font = face.embed(document);
        this.tags = new Tags(document);
        this.stream = turn();
    }

    private PDPageContentStream turn() throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        tags.addPage(page);
        pages.add(page);
        y = TOP;
        return new PDPageContentStream(document, page);
    }

    /**
     * A paragraph, or lines that belong together such as an address.
     *
     * @param type what it is to whoever has it read out: {@code P}, {@code H1}
     * @param printable lines; those too long are broken
     */
    void write(String type, String printable, float x, float width, float size) throws IOException {
        PDStructureElement part = tags.add(type);
        boolean open = false;
        for (String line : printable.lines().toList()) {
            for (String piece : Lines.wrap(line, width, text -> face.width(text, size))) {
                if (y + LEADING > BOTTOM) {
                    if (open) {
                        stream.endMarkedContent();
                        open = false;
                    }
                    stream.close();
                    stream = turn();
                }
                if (!open) {
                    tags.begin(part, pages.getLast(), stream);
                    open = true;
                }
                y += LEADING;
                draw(stream, piece, x, y, size);
            }
        }
        if (open) {
            stream.endMarkedContent();
        }
    }

    void skip(float space) {
        y += space;
    }

    /** At least so far down the first sheet. */
    void skipTo(float place) {
        y = pages.size() == 1 ? Math.max(y, place) : y;
    }

    /** At the foot of each sheet, where there are several, whose it is and which. */
    void finish(String whose) throws IOException {
        stream.close();
        int count = pages.size();
        for (int i = 0; count > 1 && i < count; i++) {
            String number = (i + 1) + " / " + count;
            float place = LEFT + WIDTH - face.width(number, FOOT_SIZE);
            String fits = Lines.wrap(whose, place - LEFT - 12, text -> face.width(text, FOOT_SIZE))
                    .getFirst();
            try (PDPageContentStream foot =
                    new PDPageContentStream(document, pages.get(i), AppendMode.APPEND, true, true)) {
                tags.beginArtifact(foot);
                draw(foot, fits, LEFT, FOOT, FOOT_SIZE);
                draw(foot, number, place, FOOT, FOOT_SIZE);
                foot.endMarkedContent();
            }
        }
        tags.finish();
    }

    private void draw(PDPageContentStream on, String text, float x, float down, float size) throws IOException {
        if (text.isBlank()) {
            return;
        }
        on.beginText();
        on.setFont(font, size);
        on.newLineAtOffset(x, PDRectangle.A4.getHeight() - down);
        on.showText(text);
        on.endText();
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
