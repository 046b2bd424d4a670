package org.centrallobby.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.centrallobby.mail.OutgoingMail.Content;
import org.centrallobby.mail.OutgoingMail.Mailbox;
import org.centrallobby.mail.OutgoingMail.Manuscript;
import org.centrallobby.mail.OutgoingMail.Route;
import org.junit.jupiter.api.Test;
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
        assertThatThrownBy(() -> new Manuscript(hostile, List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Mailbox(hostile, ADDRESS)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_letter_without_its_writer_and_a_newsletter_without_its_list_are_no_mails() {
        assertThatThrownBy(() -> mail(Nature.LETTER)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> mail(Nature.NEWSLETTER)).isInstanceOf(IllegalArgumentException.class);
        assertThat(mail(Nature.RECEIPT).nature().urgency()).isEqualTo(Nature.Urgency.PERSONAL);
    }

    private static OutgoingMail mail(Nature nature) {
        return new OutgoingMail(
                "letter", "1", nature, new Route(MAILBOX, null, MAILBOX), new Manuscript("Ferries", List.of()));
    }
}
