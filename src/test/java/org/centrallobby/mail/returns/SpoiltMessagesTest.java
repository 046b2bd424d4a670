package org.centrallobby.mail.returns;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A short, repeatable part of {@code bin/bench fuzz}. */
class SpoiltMessagesTest {
    @Test
    void whatever_is_spoilt_in_a_message_the_reader_says_what_it_is() {
        InboundFuzz fuzz = new InboundFuzz();
        Mutations mutations = InboundFuzz.mutations(1120);
        for (int message = 0; message < 1_000; message++) {
            fuzz.read(mutations.next());
        }
        assertThat(fuzz.kinds())
                .as("all kinds are reached")
                .containsOnlyKeys(
                        "AutoReply",
                        "Bounced",
                        "Complaint",
                        "Delayed",
                        "Human",
                        "Notice",
                        "Unreadable",
                        "UnsubscribeRequest");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "\n",
                "a",
                "a@",
                "<",
                "> ",
                "=?utf-8?Q?a?= ",
                "<div>",
                "<b><p>",
                "&amp",
                "550 5.1.1 ",
                "-- ",
                "X: y\n",
                "user ",
                "--b\n\n",
                "\0",
                "\u00e9",
                "Message-ID: <a@b",
                "/o=",
                "=40"
            })
    void a_message_made_to_be_slow_is_not(String piece) {
        for (String type :
                List.of("text/plain", "text/html", "message/delivery-status", "multipart/mixed; boundary=b")) {
            String head =
                    "From: MAILER-DAEMON\nSubject: " + piece.strip().repeat(1_000) + "\nContent-Type: " + type + "\n\n";
            InboundFuzz fuzz = new InboundFuzz();
            fuzz.read((head + piece.repeat(InboundReader.MOST_BYTES / 4 / piece.length()))
                    .getBytes(StandardCharsets.UTF_8));
            assertThat(fuzz.kinds()).hasSize(1);
        }
    }

    @Test
    void the_same_seed_spoils_the_same_way() {
        Mutations once = InboundFuzz.mutations(7);
        Mutations again = InboundFuzz.mutations(7);
        for (int message = 0; message < 50; message++) {
            assertThat(Arrays.equals(once.next(), again.next())).isTrue();
        }
    }
}
