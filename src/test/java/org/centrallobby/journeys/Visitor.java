package org.centrallobby.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.LocatorOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.centrallobby.TestProgram;
import org.centrallobby.mail.carriers.DevMail;
import org.centrallobby.mail.carriers.DevMailbox;
import org.centrallobby.mail.outbox.Dispatcher;

/** A constituent of Zedland in front of a page, and the mail that reaches them. Every piece typed is a constant here. */
record Visitor(TestProgram program, Page page) {
    static final String TEXT = "My daughter walks past the lorries every morning. Please add your name.";
    static final String NAME = "Asha Patel";
    static final String ADDRESS = "12 Mill Lane\nZed North";
    static final String EMAIL = "asha.patel@people.test";
    static final String POSTCODE = "ZZ9 1AA";

    /** From the campaign's page to the ask. */
    void find(String postcode) {
        page.navigate(program.baseUrl() + "/campaigns/safe-crossings");
        page.fill("#postcode", postcode);
        press("Show me");
    }

    void follow(String link) {
        page.locator("main a", new LocatorOptions().setHasText(link)).first().click();
    }

    void press(String button) {
        page.locator("main button", new LocatorOptions().setHasText(button))
                .first()
                .click();
        // A page that is loaded anew while another takes its place is lost to the browser.
        page.waitForLoadState();
    }

    String heading() {
        return page.locator("h1").textContent();
    }

    void fillIn() {
        fillWithoutConsent();
        page.fill("#email", EMAIL);
        page.check("#consent");
    }

    void fillWithoutConsent() {
        page.fill("#text", TEXT);
        page.fill("#name", NAME);
        page.fill("#address", ADDRESS);
    }

    /** From the campaign's page to "check your letter". */
    void write(String postcode, String member) {
        find(postcode);
        follow("Write to " + member);
        fillIn();
        press("Check my letter");
        assertThat(heading()).isEqualTo("Check your letter");
    }

    /** From the campaign's page to the link in the inbox. */
    String confirmable(String postcode, String member) {
        write(postcode, member);
        press("Send me the link to confirm");
        return confirmationLink();
    }

    String confirmable() {
        return confirmable(POSTCODE, "Ada Thorne");
    }

    String confirmationLink() {
        dispatch();
        return linkIn(mailTo(EMAIL).text());
    }

    String linkIn(String mail) {
        return linkIn(mail, "/confirm/");
    }

    /** The first link of a mail that leads to a page of ours. */
    String linkIn(String mail, String page) {
        return mail.lines()
                .map(String::strip)
                .filter(line -> line.startsWith(program.baseUrl() + page) && !line.endsWith("/not-me"))
                .findFirst()
                .orElseThrow();
    }

    /** Sends what waits and what that brings about, beside the program's own dispatcher. */
    void dispatch() {
        for (int i = 0; i < 1000 && isWaiting(); i++) {
            program.get(Dispatcher.class).runOnce();
            // The program's own dispatcher may be busy with the mail we wait for.
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        assertThat(isWaiting()).as("mail that nobody tried to send").isFalse();
    }

    private boolean isWaiting() {
        return program.database()
                .jdbc()
                .sql("select exists (select from outgoing_mail where state = 'QUEUED' and attempts = 0)")
                .query(Boolean.class)
                .single();
    }

    /** The newest mail to an address. */
    DevMail mailTo(String address) {
        return mailsTo(address).getFirst();
    }

    List<DevMail> mailsTo(String address) {
        return program.get(DevMailbox.class).listMails().stream()
                .filter(mail -> mail.to().contains(address))
                .toList();
    }
}
