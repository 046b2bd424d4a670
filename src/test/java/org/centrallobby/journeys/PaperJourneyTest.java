package org.centrallobby.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.centrallobby.TestClock;
import org.centrallobby.TestProgram;
import org.centrallobby.letters.outside.Unreachable;
import org.centrallobby.mail.tasks.Task;
import org.centrallobby.mail.tasks.TaskKind;
import org.centrallobby.mail.tasks.Tasks;
import org.centrallobby.members.Contact;
import org.centrallobby.members.Members;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Who cannot be written to by e-mail is reached by post: the letter becomes a PDF, without scripts and without a trace. */
class PaperJourneyTest {
    private static final int GRETA = 990_008;

    @AutoClose
    private static final Chromium chromium = new Chromium();

    @AutoClose
    private final TestProgram program = TestProgram.start(TestClock.at("2026-12-04T14:05:00Z"));

    @AutoClose
    private final Page page = chromium.telephone();

    private final Visitor visitor = new Visitor(program, page);

    @Test
    void a_member_without_an_address_gets_a_letter_to_print_and_the_operator_one_task() throws IOException {
        toGreta(page);
        assertThat(visitor.heading()).isEqualTo("Other ways to reach Greta Holloway");
        assertThat(page.content()).contains("SW1A 0AA", "020 7219 3000");
        page.fill("#text", Visitor.TEXT);
        page.fill("#name", Visitor.NAME);
        page.fill("#address", Visitor.ADDRESS);
        String letter = text(download(page, "Get the letter as a PDF"));
        assertThat(letter)
                .contains("Asha Patel", "12 Mill Lane", "ZZ9 8AA", "4 December 2026")
                .contains("Greta Holloway\nHouse of Commons\nLondon\nSW1A 0AA")
                .contains(Visitor.TEXT);
        assertThat(count("select count(*) from letter")).isZero();
        assertThat(count("select count(*) from outgoing_mail")).isZero();

        Page other = chromium.telephone();
        toGreta(other);
        other.context().close();
        assertThat(tasks()).singleElement().satisfies(task -> {
            assertThat(task.kind()).isEqualTo(TaskKind.OFFICE_WITHOUT_ADDRESS);
            assertThat(task.sentence()).contains("Greta Holloway").doesNotContain("Asha");
            assertThat(task.times()).isEqualTo(1);
        });
    }

    @Test
    void a_closed_task_is_not_opened_again_until_an_address_came_and_went() {
        toGreta(page);
        program.get(Tasks.class).close(tasks().getFirst().id());
        toGreta(page);
        assertThat(tasks()).isEmpty();
        contact("greta.holloway@zedland.test", 1);
        contact(null, 2);
        toGreta(page);
        assertThat(tasks()).hasSize(1);
        contact("greta.holloway@zedland.test", 3);
        assertThat(tasks()).isEmpty();
    }

    @Test
    void what_is_missing_or_cannot_be_printed_is_named_and_the_words_stay() {
        toGreta(page);
        page.fill("#text", "Thank you 🙂");
        page.fill("#name", Visitor.NAME);
        visitor.press("Get the letter as a PDF");
        assertThat(page.title()).startsWith("Error: ");
        assertThat(page.locator(".problem li").allTextContents())
                .anyMatch(line -> line.contains("These signs cannot be printed here: 🙂"))
                .anyMatch(line -> line.contains("Enter your address"));
        assertThat(page.inputValue("#text")).isEqualTo("Thank you 🙂");
    }

    @Test
    void a_letter_can_be_printed_instead_of_sent() throws IOException {
        visitor.write(Visitor.POSTCODE, "Ada Thorne");
        String letter = text(download(page, "Get the letter as a PDF"));
        assertThat(letter).contains("Ada Thorne\nHouse of Commons", Visitor.TEXT, Visitor.EMAIL);
        assertThat(count("select count(*) from letter")).isZero();
    }

    @Test
    void a_letter_that_came_back_can_be_printed_behind_its_link_and_a_sent_one_not() throws IOException {
        String link = visitor.confirmable("ZZ9 8ZZ", "Hugo Vance");
        page.navigate(link);
        visitor.press("Send my letter");
        visitor.dispatch();
        page.reload();
        assertThat(visitor.heading()).isEqualTo("Your letter came back");
        assertThat(page.content()).contains("Other ways to reach your Member", "020 7219 3000");
        String letter = text(download(page, "Get the letter as a PDF"));
        assertThat(letter).contains("Hugo Vance\nHouse of Commons", Visitor.TEXT, "Asha Patel");

        page.navigate(visitor.confirmable());
        visitor.press("Send my letter");
        visitor.dispatch();
        page.reload();
        assertThat(visitor.heading()).isEqualTo("Your letter was sent");
        assertThat(page.locator("form[action$='/paper']").count()).isZero();
    }

    private void toGreta(Page of) {
        Visitor reader = new Visitor(program, of);
        reader.find("ZZ9 8AA");
        reader.follow("Write to Greta Holloway");
    }

    private void contact(@Nullable String email, int later) {
        program.get(Members.class)
                .saveContact(
                        GRETA,
                        new Contact(
                                email,
                                "test",
                                Instant.parse("2026-12-04T15:00:00Z").plusSeconds(later)));
        for (int i = 0; i < 500; i++) {
            @Nullable
            String known = program.get(Members.class)
                    .findContact(GRETA)
                    .map(Contact::email)
                    .orElse(null);
            if (Objects.equals(known, email)) {
                break;
            }
            LockSupport.parkNanos(10_000_000);
        }
        program.get(Unreachable.class).runOnce();
    }

    private List<Task> tasks() {
        return program.get(Tasks.class).listOpen();
    }

    private long count(String sql) {
        return program.database().jdbc().sql(sql).query(Long.class).single();
    }

    private static Download download(Page from, String button) {
        return from.waitForDownload(
                () -> from.locator("main button").getByText(button).first().click());
    }

    private static String text(Download download) throws IOException {
        assertThat(download.suggestedFilename()).isEqualTo("letter.pdf");
        try (InputStream bytes = download.createReadStream();
                PDDocument letter = Loader.loadPDF(bytes.readAllBytes())) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setLineSeparator("\n");
            return stripper.getText(letter).replaceAll("(?m)[ \t]+$", "");
        }
    }
}
