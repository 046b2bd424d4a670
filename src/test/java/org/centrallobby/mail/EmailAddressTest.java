package org.centrallobby.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.regex.Pattern;
import org.centrallobby.mail.EmailAddress.Flaw;
import org.centrallobby.mail.EmailAddress.Refused;
import org.centrallobby.mail.EmailAddress.Valid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type for an address, and what hostile people do. */
class EmailAddressTest {
    @ParameterizedTest
    @CsvSource({
        "asha@example.test, asha@example.test",
        "'  asha@example.test ', asha@example.test",
        "Asha.Patel+lobby@EXAMPLE.TEST, Asha.Patel+lobby@example.test",
        "IRIS@MINI.TEST, IRIS@mini.test",
        "o'brien_{x}@a-b.example.co.uk, o'brien_{x}@a-b.example.co.uk",
        "asha@bücher.test, asha@xn--bcher-kva.test",
        "asha@例え.テスト, asha@xn--r8jz45g.xn--zckzah",
        "asha@example。test, asha@example.test"
    })
    void an_address_as_people_write_it_is_understood(String typed, String kept) {
        assertThat(EmailAddress.parse(typed)).isEqualTo(new Valid(new EmailAddress(kept)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "asha@example.test\r\nBcc: all@example.test",
                "asha@example.test\nX: y",
                "asha\u0000@example.test",
                "as\u202Eha@example.test",
                "as\u200Bha@example.test",
                "asha@exam\u00ADple.test"
            })
    void what_cannot_be_seen_is_refused(String typed) {
        assertThat(EmailAddress.parse(typed)).isEqualTo(new Refused(Flaw.UNSEEN_CHARACTER));
    }

    @ParameterizedTest
    @CsvSource({
        "'', MISSING",
        "asha, NO_AT",
        "asha@one.test@two.test, MORE_THAN_ONE",
        "'a@one.test, b@two.test', MORE_THAN_ONE",
        "Asha <asha@one.test>, MORE_THAN_ONE",
        "as ha@one.test, MORE_THAN_ONE",
        "åsa@example.test, NOT_ENGLISH_LETTERS",
        "@example.test, BEFORE_AT",
        ".asha@example.test, BEFORE_AT",
        "asha..p@example.test, BEFORE_AT",
        "\"asha\"@example.test, BEFORE_AT",
        "asha@, AFTER_AT",
        "asha@example, AFTER_AT",
        "asha@localhost, AFTER_AT",
        "asha@-x.test, AFTER_AT",
        "asha@example..test, AFTER_AT",
        "asha@127.0.0.1, AFTER_AT",
        "asha@[127.0.0.1], AFTER_AT",
        "asha@exa_mple.test, AFTER_AT"
    })
    void a_slip_is_told_in_one_sentence(String typed, Flaw flaw) {
        assertThat(EmailAddress.parse(typed)).isEqualTo(new Refused(flaw));
        assertThat(flaw.sentence()).isNotBlank().doesNotContain("{");
    }

    @Test
    void an_address_longer_than_the_standard_allows_is_refused() {
        assertThat(EmailAddress.parse("a".repeat(65) + "@example.test")).isEqualTo(new Refused(Flaw.BEFORE_AT));
        assertThat(EmailAddress.parse("a@" + "b".repeat(60) + ("." + "c".repeat(60)).repeat(4) + ".test"))
                .isEqualTo(new Refused(Flaw.TOO_LONG));
        assertThat(EmailAddress.parse("x".repeat(10_000_000))).isEqualTo(new Refused(Flaw.TOO_LONG));
    }

    @Test
    void an_address_does_not_show_itself_in_a_log() {
        assertThat("" + new EmailAddress("asha@example.test")).doesNotContain("asha");
        assertThatThrownBy(() -> new EmailAddress("asha@\nexample.test")).hasMessageNotContaining("asha");
    }

    @Test
    void the_form_is_that_of_the_standards_whatever_is_put_together() {
        String word = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
        String label = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
        Pattern form = Pattern.compile(
                word + "(\\." + word + ")*@(" + label + "(\\." + label + ")*|\\[[0-9a-f:.]+])", Pattern.DOTALL);
        String signs = "aZ09.-_+'!@[]:x \n\u00e9\"~";
        Random random = new Random(9);
        int good = 0;
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(9); length > 0; length--) {
                text.append(signs.charAt(random.nextInt(signs.length())));
            }
            String made = random.nextBoolean() ? text.toString() : text + "@a" + (random.nextBoolean() ? ".b-1" : "-");
            boolean taken = isTaken(made);
            good += taken ? 1 : 0;
            assertThat(taken).as(made).isEqualTo(form.matcher(made).matches());
        }
        assertThat(good).isGreaterThan(1000);
        assertThat(isTaken("a@" + "b".repeat(63) + ".c")).isTrue();
        assertThat(isTaken("a@" + "b".repeat(64) + ".c")).isFalse();
    }

    private static boolean isTaken(String value) {
        try {
            return new EmailAddress(value).value().equals(value);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Test
    void capitals_make_no_second_person() {
        assertThat(new EmailAddress("ASHA.I@example.test").key()).isEqualTo("asha.i@example.test");
    }
}
