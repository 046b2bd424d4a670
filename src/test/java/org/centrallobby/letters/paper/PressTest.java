package org.centrallobby.letters.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.centrallobby.letters.Writer;
import org.junit.jupiter.api.Test;

/** What a printed letter looks like, read back from the PDF. With LOBBY_SCREENSHOTS set to a folder, the files stay there. */
class PressTest {
    private static final Writer ASHA =
            new Writer("Asha Patel", "12 Mill Lane\nZed North", "ZZ9 1AA", "asha.patel@people.test");
    private static final String TEXT =
            "Dear Ada Thorne,\n\nThe crossing by the school has no light.\n\nYours sincerely,\nAsha Patel";
    private final Typeface face = new Typeface();
    private final Press press = new Press(face);

    @Test
    void a_letter_has_sender_day_address_subject_and_text_on_a_sheet_of_a4() throws IOException {
        try (PDDocument letter = print("plain", TEXT)) {
            assertThat(text(letter).lines().map(String::strip).filter(line -> !line.isEmpty()))
                    .containsExactly(
                            "Asha Patel",
                            "12 Mill Lane",
                            "Zed North",
                            "ZZ9 1AA",
                            "asha.patel@people.test",
                            "4 December 2026",
                            "Ada Thorne",
                            "House of Commons",
                            "London",
                            "SW1A 0AA",
                            "Safe crossings",
                            "Dear Ada Thorne,",
                            "The crossing by the school has no light.",
                            "Yours sincerely,",
                            "Asha Patel");
            assertThat(letter.getNumberOfPages()).isEqualTo(1);
            assertThat(letter.getPage(0).getMediaBox().getWidth()).isEqualTo(PDRectangle.A4.getWidth());
        }
    }

    @Test
    void it_can_be_read_out_in_its_order_and_brings_its_letters_along() throws IOException {
        try (PDDocument letter = print("tagged", TEXT)) {
            var catalog = letter.getDocumentCatalog();
            assertThat(catalog.getMarkInfo().isMarked()).isTrue();
            assertThat(catalog.getLanguage()).isEqualTo("en-GB");
            assertThat(letter.getDocumentInformation().getTitle()).isEqualTo("Letter to Ada Thorne");
            PDStructureElement whole = (PDStructureElement)
                    catalog.getStructureTreeRoot().getKids().getFirst();
            assertThat(whole.getKids())
                    .extracting(part -> ((PDStructureElement) part).getStructureType())
                    .containsExactly("P", "P", "P", "H1", "P", "P", "P");
            for (COSName name : letter.getPage(0).getResources().getFontNames()) {
                PDFont font = letter.getPage(0).getResources().getFont(name);
                assertThat(font.isEmbedded()).isTrue();
                assertThat(font.getName()).matches("[A-Z]{6}\\+LiberationSans");
            }
        }
    }

    @Test
    void nothing_in_it_leads_outside_or_acts() throws IOException {
        try (PDDocument letter = print("still", "<script>alert(1)</script>\nhttps://example.test/pixel.png")) {
            assertThat(text(letter)).contains("<script>alert(1)</script>", "https://example.test/pixel.png");
            for (PDPage page : letter.getPages()) {
                assertThat(page.getAnnotations()).isEmpty();
                assertThat(page.getResources().getXObjectNames()).isEmpty();
            }
            assertThat(letter.getDocumentCatalog().getOpenAction()).isNull();
            assertThat(letter.getDocumentCatalog().getAcroForm()).isNull();
        }
    }

    @Test
    void the_letters_of_welsh_and_of_others_are_there() throws IOException {
        String words = "Annwyl Aelod, mae’r tŷ ger y dŵr. Ŵyr Ŷ ẁ ẃ ẅ ỳ ÿ â ê î ô û – “£5” ½ ł ő ș ğ Ελλάδα Україна";
        assertThat(face.listMissing(words)).isEmpty();
        try (PDDocument letter = print("welsh", words)) {
            assertThat(text(letter)).contains("mae’r tŷ ger y dŵr. Ŵyr Ŷ ẁ ẃ ẅ ỳ ÿ", "Ελλάδα Україна", "ł ő ș ğ");
        }
    }

    @Test
    void what_cannot_be_printed_is_told_and_leaves_a_box() throws IOException {
        assertThat(face.listMissing("Thanks 🙂🙂 from 李 and שלום")).containsExactly("🙂", "李", "ש", "ל", "ו", "ם");
        try (PDDocument letter = print("missing", "Thanks 🙂 to you")) {
            assertThat(text(letter)).contains("Thanks □ to you");
        }
    }

    @Test
    void letters_with_loose_accents_and_unseen_signs_come_out_whole() throws IOException {
        String words = "y ty\u0302\u200B\u202E soft\u00ADhyphen\u0007 tab\there \u2764\uFE0F";
        assertThat(face.listMissing(words)).isSubsetOf("\u2764");
        try (PDDocument letter = print("unseen", words)) {
            assertThat(text(letter)).contains("y tŷ softhyphen", "tab    here");
        }
    }

    @Test
    void ten_thousand_characters_fill_several_numbered_sheets_and_lose_no_word() throws IOException {
        StringBuilder words = new StringBuilder();
        for (int i = 1; words.length() < 9_900; i++) {
            words.append("word").append(i).append(i % 60 == 0 ? "\n\n" : " ");
        }
        try (PDDocument letter = print("long", words.toString())) {
            assertThat(letter.getNumberOfPages()).isBetween(3, 8);
            String text = text(letter);
            assertThat(text.replaceAll("(?m)^Asha Patel, 4 December 2026.*$", "")
                            .replaceAll("\\s+", " "))
                    .contains(words.toString().strip().replaceAll("\\s+", " "));
            assertThat(text).contains("1 / " + letter.getNumberOfPages(), "2 / " + letter.getNumberOfPages());
            assertThat(onPaper(letter)).isTrue();
        }
    }

    @Test
    void hostile_words_stay_on_the_paper() throws IOException {
        List<String> hostile = new ArrayList<>();
        hostile.add("W".repeat(10_000));
        hostile.add("a\n".repeat(5_000));
        hostile.add("\n".repeat(10_000) + "end");
        hostile.add(" ".repeat(9_000) + "end");
        hostile.add("(\\) Tj ET Q >> endstream endobj".repeat(300));
        hostile.add("\ud83d".repeat(50) + "\u0000\u0001" + "\uffff\ufffe" + "\u0338".repeat(2_000));
        for (String words : hostile) {
            try (PDDocument letter = print("hostile-" + hostile.indexOf(words), words)) {
                assertThat(onPaper(letter)).isTrue();
                assertThat(letter.getNumberOfPages()).isLessThan(130);
            }
        }
        Writer many = new Writer("N".repeat(100), "x\n".repeat(200), "ZZ9 1AA", "");
        try (PDDocument letter = Loader.loadPDF(
                press.print(new PaperLetter(many, "Ada Thorne", LocalDate.of(2026, 12, 4), "S".repeat(150), TEXT)))) {
            assertThat(onPaper(letter)).isTrue();
            assertThat(text(letter)).contains("Yours sincerely,");
        }
    }

    @Test
    void the_same_words_make_a_small_file() {
        assertThat(press.print(letter(TEXT))).hasSizeLessThan(60_000);
    }

    private static PaperLetter letter(String text) {
        return new PaperLetter(ASHA, "Ada Thorne", LocalDate.of(2026, 12, 4), "Safe crossings", text);
    }

    private PDDocument print(String name, String text) throws IOException {
        byte[] bytes = press.print(letter(text));
        String folder = System.getenv("LOBBY_SCREENSHOTS");
        if (folder != null) {
            Files.write(Path.of(folder, "paper-" + name + ".pdf"), bytes);
        }
        return Loader.loadPDF(bytes);
    }

    private static String text(PDDocument letter) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setLineSeparator("\n");
        return stripper.getText(letter);
    }

    /** Whether every sign lies within the sheet. */
    private static boolean onPaper(PDDocument letter) throws IOException {
        boolean[] inside = {true};
        PDFTextStripper stripper = new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition sign) {
                inside[0] &= sign.getXDirAdj() >= 20
                        && sign.getXDirAdj() + sign.getWidthDirAdj() <= PDRectangle.A4.getWidth() - 20
                        && sign.getYDirAdj() >= 20
                        && sign.getYDirAdj() <= PDRectangle.A4.getHeight() - 20;
            }
        };
        stripper.getText(letter);
        return inside[0];
    }
}
