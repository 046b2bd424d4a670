package org.centrallobby.letters.joint.replies;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterContact;
import org.centrallobby.letters.LetterKind;
import org.centrallobby.letters.LetterState;
import org.centrallobby.letters.LetterText;
import org.centrallobby.letters.Standing;
import org.centrallobby.letters.Writer;
import org.centrallobby.letters.store.JointReplyRows.Reader;
import org.centrallobby.mail.EmailAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mail programs quote in many ways, and what is quoted here holds names and addresses. */
class ReplyTextTest {
    private static final String WORDS = "Dear all,\n\nI shall sign it.\n\nAda Thorne";
    private static final List<Reader> PEOPLE = List.of(
            reader("Asha Patel", "asha@people.test", "12 Mill Lane\nZed Bay", "ZZ9 1AA", "The crossing has no light."),
            reader("Zoë O’Hara-Núñez", "zoe@people.test", "3 Quay Street\nZed Bay", "ZZ9 2AB", ""));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n\nOn Mon, 7 Dec 2026 at 09:00, 3 constituents <answers+m4f@lobby.test> wrote:\n> Dear Ada\n> Asha Patel",
                "\n\nOn 7 Dec 2026, at 09:00, 3 constituents of Zed Bay via Central Lobby\n<answers+m4f.abc@lobby.test> wrote:\n\n> A\n>\n> B",
                "\n\n-----Original Message-----\nFrom: 3 constituents\nSent: Monday\n\nAsha Patel",
                "\n\n________________________________\nFrom: 3 constituents\nSent: 07 December 2026 09:00\n\nAsha Patel",
                "\n\nFrom: 3 constituents of Zed Bay <joint@lobby.test>\nSent: 07 December 2026\nTo: Ada\n\nAsha Patel",
                "\n\n*From:* 3 constituents of Zed Bay\n*Sent:* 07 December 2026\n\nAsha Patel",
                "\n\nAr Llun, 7 Rhag 2026 am 09:00, ysgrifennodd 3 constituents:\n> Asha Patel",
                "\n\n---------- Forwarded message ---------\nAsha Patel"
            })
    void what_is_quoted_is_left_out(String quoted) {
        assertThat(ReplyText.own(WORDS + quoted)).isEqualTo(WORDS);
    }

    @Test
    void words_between_and_after_what_is_quoted_stay() {
        assertThat(ReplyText.own("> Please sign\n\nI have.\n\n> and speak\nI shall.\n"))
                .isEqualTo("I have.\n\nI shall.");
        assertThat(ReplyText.own("On Monday I wrote to the minister.\nFrom now on I shall ask each week."))
                .isEqualTo("On Monday I wrote to the minister.\nFrom now on I shall ask each week.");
        assertThat(ReplyText.own("> only\n> this")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Dear ASHA  PATEL,",
                "Dear Asha\n| > Patel",
                "zoë o'hara núñez",
                "She said: “The crossing has no light.”",
                "to asha@people.test",
                "of 12 Mill\nLane, Zed Bay",
                "1 ZZ91AA",
                "in zz9 2ab"
            })
    void whatever_tells_of_one_of_them_is_seen(String text) {
        assertThat(ReplyText.namesOneOf(PEOPLE, "I have seen it. " + text + " Yours"))
                .isTrue();
    }

    @Test
    void what_tells_of_nobody_is_passed_on_and_a_name_is_no_address() {
        assertThat(ReplyText.namesOneOf(PEOPLE, WORDS + "\nMillbrook House, SW1A 0AA"))
                .isFalse();
        assertThat(ReplyText.namesOneOf(PEOPLE, "Ashanti Patelson")).isFalse();
        assertThat(ReplyText.showsAddressOf(PEOPLE, "Dear Asha Patel,")).isFalse();
        assertThat(ReplyText.showsAddressOf(PEOPLE, "No.\nPostcode\nName\nAddress"))
                .isTrue();
    }

    private static Reader reader(String name, String email, String address, String postcode, String sentence) {
        Instant at = Instant.parse("2026-12-04T14:05:00Z");
        return new Reader(
                new Letter(
                        1,
                        "CL-7KQ4-M2XD",
                        LetterState.ACCEPTED,
                        LetterKind.CAMPAIGN,
                        true,
                        1,
                        1,
                        null,
                        "safe-crossings",
                        Standing.NONE,
                        null,
                        at,
                        at,
                        at,
                        "mx.test"),
                new LetterContact(name, new EmailAddress(email)),
                new LetterText(new Writer(name, address, postcode, email), "Crossings", "", sentence));
    }
}
