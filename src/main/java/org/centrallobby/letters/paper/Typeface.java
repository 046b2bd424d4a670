package org.centrallobby.letters.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.springframework.stereotype.Component;

/**
 * The one typeface of letters on paper: Liberation Sans, which comes with PDFBox under the SIL Open Font License. It has
 * the Latin letters with every accent of Welsh and of Europe, Greek and Cyrillic. What it has not is told, not guessed at.
 */
@Component
public final class Typeface {
    private static final String FILE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    /** Stands in the place of what cannot be printed. */
    private static final int BOX = 0x25A1;

    /** Signs that cannot be seen: joiners, soft hyphens, marks of direction, how an emoji should look. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\uFE00-\\uFE0F\\p{Cc}&&[^\\n]]");

    private final byte[] file;
    private final Map<Integer, Integer> advances = new HashMap<>();
    private final int unitsPerEm;

    Typeface() {
        try (InputStream stream = PDDocument.class.getResourceAsStream(FILE)) {
            file = Objects.requireNonNull(stream, FILE).readAllBytes();
            try (TrueTypeFont font = parse()) {
                unitsPerEm = font.getUnitsPerEm();
                CmapLookup glyphs = font.getUnicodeCmapLookup();
                for (int sign = ' '; sign <= Character.MAX_VALUE; sign++) {
                    int glyph = glyphs.getGlyphId(sign);
                    if (glyph > 0 && !runsLeft(sign)) {
                        advances.put(sign, font.getAdvanceWidth(glyph));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Letters of scripts that run to the left would come out in the wrong order. */
    private static boolean runsLeft(int sign) {
        byte direction = Character.getDirectionality(sign);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }

    /** Signs of a text that cannot be printed, each once, in their order; empty where all of it can. */
    public List<String> listMissing(String text) {
        return tidy(text)
                .codePoints()
                .filter(sign -> sign != '\n' && !advances.containsKey(sign))
                .distinct()
                .mapToObj(Character::toString)
                .toList();
    }

    /** The text as it is printed: letters with their accents in one, nothing unseen, a box for what is missing. */
    String printable(String text) {
        return tidy(text)
                .codePoints()
                .map(sign -> sign == '\n' || advances.containsKey(sign) ? sign : BOX)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String tidy(String text) {
        String steady = text.replace("\r\n", "\n").replace('\r', '\n').replace("\t", "    ");
        return Normalizer.normalize(UNSEEN.matcher(steady).replaceAll(""), Normalizer.Form.NFC);
    }

    /** How wide a printable text is at a size, in points. */
    float width(String printable, float size) {
        return printable
                        .codePoints()
                        .mapToLong(sign -> advances.getOrDefault(sign, 0))
                        .sum()
                * size
                / unitsPerEm;
    }

    /** For one document, which will hold the letters it uses and no others. */
    PDFont embed(PDDocument document) throws IOException {
        return PDType0Font.load(document, parse(), true);
    }

    private TrueTypeFont parse() throws IOException {
        TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file));
        // No ligatures: “fi” is to be found, and read out, as two letters.
        font.setEnableGsub(false);
        return font;
    }
}
