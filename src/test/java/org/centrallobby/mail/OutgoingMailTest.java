package org.centrallobby.mail;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.centrallobby.mail.OutgoingMail.Content;
import org.centrallobby.mail.OutgoingMail.Mailbox;
import org.centrallobby.mail.OutgoingMail.Route;
import org.centrallobby.mail.OutgoingMail.Urgency;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing gets into a header that would begin another. */
class OutgoingMailTest {
    private static final EmailAddress ADDRESS = new EmailAddress("a@b.test");
    private static final Mailbox MAILBOX = new Mailbox("", ADDRESS);

    @ParameterizedTest
    @ValueSource(
            strings = {"Ferries\r\nBcc: all@example.test", "Ferries\nX: y", "Ferries\rX: y", "Ferries\u0000", "\u0085"})
    void a_header_cannot_be_smuggled_in(String hostile) {
        assertThatThrownBy(() -> new Content(hostile, "", "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Mailbox(hostile, ADDRESS)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> mail(Map.of("X-A", hostile))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> mail(Map.of(hostile, "x"))).isInstanceOf(IllegalArgumentException.class);
    }

    private static OutgoingMail mail(Map<String, String> headers) {
        return new OutgoingMail(
                "letter",
                "1",
                Urgency.BULK,
                new Route(MAILBOX, null, ADDRESS, MAILBOX),
                new Content("Ferries", "", ""),
                headers);
    }
}
