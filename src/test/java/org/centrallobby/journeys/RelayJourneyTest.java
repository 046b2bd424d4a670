package org.centrallobby.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.centrallobby.TestClock;
import org.centrallobby.TestProgram;
import org.centrallobby.mail.TestRelay;
import org.centrallobby.mail.TestRelay.Received;
import org.centrallobby.mail.outbox.Dispatcher;
import org.junit.jupiter.api.Test;

/** The journey with a mail server at its other end. */
class RelayJourneyTest {
    private static final String OFFICE = "ada.thorne@zedland.test";

    @Test
    void one_message_reaches_the_members_mail_server_and_all_its_addresses_are_as_designed() {
        try (TestRelay relay = TestRelay.start();
                TestProgram program =
                        TestProgram.start(TestClock.at("2026-12-04T14:05:00Z"), TestProgram.withSmtp(relay.port()));
                Chromium chromium = new Chromium()) {
            Page page = chromium.telephone();
            Visitor visitor = new Visitor(program, page);
            visitor.write(Visitor.POSTCODE, "Ada Thorne");
            visitor.press("Send me the link to confirm");
            Received asked = only(program, relay, Visitor.EMAIL);
            page.navigate(visitor.linkIn(asked.text()));
            Page other = chromium.telephone();
            other.navigate(page.url());
            visitor.press("Send my letter");
            new Visitor(program, other).press("Send my letter");

            Received letter = only(program, relay, OFFICE);
            assertThat(letter.header("From"))
                    .matches("Asha Patel via Central Lobby <asha\\.patel\\.[a-z0-9]+@lobby.test>");
            assertThat(letter.header("Reply-To")).isEqualTo("Asha Patel <" + Visitor.EMAIL + ">");
            assertThat(letter.envelopeSender()).endsWith("@lobby.test").doesNotContain("asha");
            assertThat(letter.header("Message-ID")).matches("<[a-z0-9]+@lobby.test>");
            assertThat(letter.header("Subject")).contains("from a constituent");
            assertThat(letter.text())
                    .contains(Visitor.NAME)
                    .contains("12 Mill Lane")
                    .contains(Visitor.POSTCODE)
                    .contains(Visitor.TEXT);
            assertThat(letter.raw()).doesNotContain("List-Unsubscribe").doesNotContain("Auto-Submitted");
            assertThat(letter.raw()).doesNotContain(letter.envelopeSender());
            for (int i = 0; i < 1000 && to(relay, Visitor.EMAIL).size() < 2; i++) {
                program.get(Dispatcher.class).runOnce();
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
            Received receipt = to(relay, Visitor.EMAIL).getLast();
            assertThat(receipt.text()).contains(Visitor.TEXT).contains("accepted");
            assertThat(receipt.header("Auto-Submitted")).isEqualTo("auto-generated");
        }
    }

    /** The one message an address got, once nothing waits any more. */
    private static Received only(TestProgram program, TestRelay relay, String address) {
        for (int i = 0; i < 1000 && to(relay, address).isEmpty(); i++) {
            program.get(Dispatcher.class).runOnce();
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        program.get(Dispatcher.class).runOnce();
        List<Received> messages = to(relay, address);
        assertThat(messages).hasSize(1);
        return messages.getFirst();
    }

    private static List<Received> to(TestRelay relay, String address) {
        return relay.received().stream()
                .filter(message -> message.recipient().contains(address))
                .toList();
    }
}
