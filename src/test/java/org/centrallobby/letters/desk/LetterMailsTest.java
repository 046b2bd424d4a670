package org.centrallobby.letters.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.centrallobby.letters.desk.LetterWorld.NETWORK;
import static org.centrallobby.letters.desk.LetterWorld.token;
import static org.centrallobby.letters.desk.LetterWorld.writer;

import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.centrallobby.letters.Draft;
import org.centrallobby.letters.LetterState;
import org.centrallobby.letters.Writer;
import org.centrallobby.mail.TestRelay.Received;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the mails say, word for word, and what they never say. */
class LetterMailsTest {
    private final LetterWorld world = new LetterWorld();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void the_mail_that_asks_for_confirmation_holds_nothing_the_visitor_typed() throws Exception {
        Draft draft = world.draft();
        world.write(draft);
        Received mail = world.mail(1);
        String site = world.program.baseUrl();

        assertThat(mail.text()).isEqualTo("""
                        A letter to Ada Thorne, the Member for Zed Bay, was written on our site, and this address was given for the answer. It has not been sent yet: first we ask whether you wrote it.

                        The letter is about early day motion 7 of 2026-27, “Ferries to the islands”:
                        %1$s/motions/2026-27/7

                        Read it again and send it:
                        %1$s/confirm/%2$s

                        The link opens a page with the letter; nothing is sent until you press the button there. It works until 14:05 on 11 December 2026. After that the letter can no longer be sent, and four weeks later it is erased.

                        This wasn’t me: erase the letter and the address at once
                        %1$s/confirm/%2$s/not-me

                        This mail was sent by Central Lobby, %1$s, which carries letters from constituents to their Members of Parliament. Nobody reads answers to this address.
                        """.formatted(site, token(mail)));
        assertThat(mail.header("Subject")).isEqualTo("Please confirm your letter to Ada Thorne");
        assertThat(mail.header("From")).isEqualTo("Central Lobby <letters@lobby.test>");
        assertThat(mail.header("To")).isEqualTo("asha@example.test");
        assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(mail.envelopeSender()).matches("returns\\+m[0-9a-z]+\\.[2-9a-z]{16}@lobby\\.test");
        Writer writer = draft.writer();
        for (String typed : List.of(writer.name(), "Mill Lane", writer.postcode(), "The ferry is late", "Asha")) {
            assertThat(mail.text()).doesNotContain(typed);
            assertThat(mail.html()).doesNotContain(typed);
            assertThat(mail.header("Subject")).doesNotContain(typed);
        }
        assertThat(mail.html()).contains("href=\"" + site + "/confirm/" + token(mail) + "\"");
    }

    @Test
    void the_letter_comes_from_a_person_and_can_be_answered() throws Exception {
        Written.Stored stored = world.write(world.draft());
        world.confirming.confirm(token(world.mail(1)));
        Received mail = world.mail(2);

        assertThat(mail.header("Subject")).isEqualTo("Ferries to the islands – from a constituent in Zed Bay");
        assertThat(mail.header("From"))
                .matches("Asha Patel via Central Lobby <asha\\.patel\\.[2-9a-z]{4}@lobby\\.test>");
        assertThat(mail.header("Reply-To")).isEqualTo("Asha Patel <asha@example.test>");
        assertThat(mail.header("To")).isEqualTo("Ada Thorne <ada.thorne@parliament.test>");
        assertThat(mail.envelopeSender()).matches("returns\\+m[0-9a-z]+\\.[2-9a-z]{16}@lobby\\.test");
        assertThat(mail.raw().toLowerCase(java.util.Locale.ROOT))
                .doesNotContain("auto-submitted", "\nlist-", mail.envelopeSender());
        assertThat(Collections.list(mail.message().getAllHeaders()))
                .extracting(jakarta.mail.Header::getName)
                .containsExactlyInAnyOrder(
                        "DKIM-Signature",
                        "Date",
                        "From",
                        "Reply-To",
                        "To",
                        "Message-ID",
                        "Subject",
                        "MIME-Version",
                        "Content-Type");
        assertThat(mail.text()).isEqualTo("""
                        Asha Patel
                        1 Mill Lane
                        Millbrook
                        ZZ9 1AA
                        asha@example.test

                        Dear Ada,

                        The ferry is late.

                        Asha

                        The letter is about early day motion 7 of 2026-27, “Ferries to the islands”:
                        %1$s/motions/2026-27/7

                        To answer, just reply: your answer goes straight to asha@example.test, and not through us.

                        The letter was confirmed from that address on 4 December 2026, and sent through Central Lobby (%1$s), which carries letters from constituents to their Members and takes no side. It was written for a campaign run by The Ferry Users’ Association. Reference %2$s.
                        """.formatted(world.program.baseUrl(), stored.reference()));
    }

    @Test
    void the_receipt_says_who_took_it_and_when_and_has_a_copy() {
        Written.Stored stored = world.write(world.draft());
        world.confirming.confirm(token(world.mail(1)));
        Received mail = world.mail(3);

        assertThat(mail.recipient()).isEqualTo("asha@example.test");
        assertThat(mail.header("Subject")).isEqualTo("Your letter to Ada Thorne is on its way");
        assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(mail.text())
                .startsWith("Your letter to Ada Thorne, the Member for Zed Bay, was accepted by localhost at 14:05 on "
                        + "4 December 2026, London time.\n\nAccepted means")
                .contains("Your reference: " + stored.reference())
                .contains("ZZ9 1AA\nasha@example.test\n\nDear Ada,\n\nThe ferry is late.\n\nAsha");
    }

    @Test
    void what_hostile_people_type_does_no_harm() {
        Writer hostile = new Writer(
                "Asha\r\nBcc: all@example.test\u202Egpj\u0000 <b>\"Patel\"</b>",
                "1 Mill Lane\r\n\r\n<script>alert(1)</script>",
                "ZZ9\n1AA",
                " asha@example.test ");
        Written.Stored stored =
                world.write(world.draft(UUID.randomUUID(), hostile, "<img src=x onerror=alert(1)>\n.\nQUIT\n{0}"));
        world.confirming.confirm(token(world.mail(1)));
        Received mail = world.mail(2);

        assertThat(mail.header("From"))
                .matches("\"Asha Bcc: all@example\\.testgpj <b>\\\\\"Patel\\\\\"</b> via Central Lobby\" "
                        + "<asha\\.bcc\\.all\\.example\\.testgpj\\.b\\.patel[a-z.]*\\.[2-9a-z]{4}@lobby\\.test>");
        assertThat(mail.header("Bcc")).isEmpty();
        assertThat(mail.text())
                .startsWith(
                        "Asha Bcc: all@example.testgpj <b>\"Patel\"</b>\n1 Mill Lane\n<script>alert(1)</script>\nZZ9 1AA\n")
                .contains("<img src=x onerror=alert(1)>\n.\nQUIT\n{0}");
        assertThat(mail.html()).doesNotContain("<img", "<script", "<b>");
        assertThat(world.mails()).hasSize(3);
        assertThat(world.state(stored.letterId())).isEqualTo(LetterState.ACCEPTED);
    }

    @Test
    void what_cannot_be_kept_is_refused_with_its_reasons() {
        assertThat(world.letters.write(
                        world.draft(UUID.randomUUID(), writer("asha@example.test"), "x".repeat(10_000_000)), NETWORK))
                .isEqualTo(new Written.Unfit(List.of(Draft.Flaw.TEXT_TOO_LONG)));
        assertThat(world.letters.write(
                        world.draft(UUID.randomUUID(), new Writer(" \u200B", "", "", "asha@"), " \n "), NETWORK))
                .isInstanceOfSatisfying(
                        Written.Unfit.class,
                        unfit -> assertThat(unfit.flaws())
                                .contains(
                                        Draft.Flaw.NAME_WITHOUT_LETTERS,
                                        Draft.Flaw.ADDRESS_MISSING,
                                        Draft.Flaw.POSTCODE_MISSING,
                                        Draft.Flaw.EMAIL_UNUSABLE,
                                        Draft.Flaw.TEXT_MISSING));
        assertThat(world.mails()).isEmpty();
        assertThat(world.draft().toString()).doesNotContain("Asha");
    }
}
