package org.centrallobby.letters.holds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.centrallobby.letters.Writer;
import org.centrallobby.letters.holds.FactReader.Recipient;
import org.centrallobby.mail.EmailAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule, and what must not be taken for it. */
class HoldRulesTest {
    private static final Recipient ADA =
            new Recipient("Dame Ada Thorne KC", Optional.of(new EmailAddress("ada.thorne@parliament.test")));
    private static final String LETTER =
            "Dear Ada Thorne,\n\nThe ferry is late again, and my mother missed her train.\n\nAsha Patel";

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("disposable-domains.txt");
    }

    private List<HoldRule> reasons(String name, String email, String text) {
        FactReader reader = new FactReader(new DisposableDomains(file()), new FoulWords());
        return reader.read(new Writer(name, "1 Mill Lane", "ZZ9 1AA", email), new Screening.Typed("", text, false), ADA)
                .listReasons();
    }

    private List<HoldRule> reasons(String text) {
        return reasons("Asha Patel", "asha@example.test", text);
    }

    @Test
    void an_ordinary_letter_is_looked_at_by_nobody() {
        assertThat(reasons(LETTER)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"asha@mailinator.com", "asha@MAILINATOR.com", "asha@inbox.mailinator.com", "a@yopmail.com"})
    void an_address_that_is_thrown_away_is_a_reason(String email) {
        assertThat(reasons("Asha Patel", email, LETTER)).containsExactly(HoldRule.DISPOSABLE_ADDRESS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "asha@gmail.com",
                "asha@mailinator.com.example.test",
                "mailinator.com@example.test",
                "asha@privaterelay.appleid.com",
                "asha@duck.com",
                "asha@btinternet.com"
            })
    void an_address_that_is_kept_or_only_hidden_is_none(String email) {
        assertThat(reasons("Asha Patel", email, LETTER)).isEmpty();
    }

    @Test
    void an_operator_adds_domains_and_takes_some_off_and_nobody_starts_anything_anew() throws IOException {
        DisposableDomains domains = new DisposableDomains(file());
        EmailAddress ours = new EmailAddress("a@throwaway.example");
        EmailAddress theirs = new EmailAddress("a@mailinator.com");
        assertThat(domains.has(ours)).isFalse();
        Files.writeString(file(), "# ours\nThrowaway.example\n\n! mailinator.com\n");
        assertThat(domains.has(ours)).isTrue();
        assertThat(domains.has(theirs)).isFalse();
        Files.writeString(file(), "");
        Files.setLastModifiedTime(file(), FileTime.from(Instant.parse("2026-12-04T10:00:00Z")));
        assertThat(domains.has(ours)).isFalse();
        assertThat(domains.has(theirs)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ada.thorne@parliament.test", "Ada.Thorne@parliament.test", "ada.thorne+me@parliament.test"})
    void a_member_who_writes_to_their_own_office_is_a_reason(String email) {
        assertThat(reasons("Asha Patel", email, LETTER)).containsExactly(HoldRule.MEMBER_TO_SELF);
    }

    @Test
    void somebody_else_at_parliament_is_none() {
        assertThat(reasons("Asha Patel", "ben.okoro@parliament.test", LETTER)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ada Thorne", "ADA  THORNE", "Ada Thorne MP", "The Rt Hon Ada Thorne", "Áda Thorné"})
    void a_writer_with_the_members_name_is_a_reason(String name) {
        assertThat(reasons(name, "asha@example.test", LETTER)).containsExactly(HoldRule.NAME_OF_MEMBER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ada Thornton", "Adam Thorne", "Ada Jane Thorne", "Thorne", "Sir"})
    void a_writer_with_a_name_like_it_is_none(String name) {
        assertThat(reasons(name, "asha@example.test", LETTER)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shit",
                "SHIT",
                "sh1t",
                "$hit",
                "sh!t",
                "s h i t",
                "s.h.i.t",
                "s-h-i-t",
                "s**t",
                "sh*t",
                "s***",
                "shiiiit",
                "ѕhit",
                "ｓｈｉｔ",
                "fuck",
                "f*cking",
                "fvck",
                "f_u_c_k",
                "wankers",
                "c**t",
                "bull" + "shit",
                "sh\u200Bit",
                "sh\u00ADit"
            })
    void a_foul_word_is_a_reason_however_it_is_spelled(String word) {
        assertThat(reasons("Dear Ada Thorne, the ferry is " + word + ". Please do something about it, Asha"))
                .containsExactly(HoldRule.FOUL_LANGUAGE);
        assertThat(reasons("Dear Ada Thorne, what a " + word + "! Please do something about it, Asha"))
                .containsExactly(HoldRule.FOUL_LANGUAGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Scunthorpe, Penistone, Cockermouth, Lightwater, Clitheroe, Sussex, Essex and Middlesex",
                "Twatt in Orkney, Shitterton in Dorset, Wetwang, Fockbury, Wank Hill’s neighbour Wankdorf",
                "Dick Hancock, Matsushita, Mr Fuchs, Arsène, Hiroshi Tanaka, Wong Fuk Court, Nick Bastards-Hill’s cat",
                "a class of assessors passes a cocktail of grapes through a classic Arsenal shirt",
                "a bell and a knob, a pack of hits, a ship it is; a hotel with 5***** stars, * * * and **bold**",
                "faggots and peas, a chink of light, a slag heap, a spastic hemiplegia, a finger prick, a bitch with pups",
                "the shift of it: sh, it rains; we wan’t, k for kilo; t watt, s hit parade"
            })
    void names_places_and_dishes_are_none(String words) {
        List<HoldRule> found = reasons("Dear Ada Thorne, I write about " + words + ". Yours, Asha");
        if (words.contains("Bastards-Hill") || words.contains("Wank Hill")) {
            assertThat(found).as("whole words that are foul ones too").containsExactly(HoldRule.FOUL_LANGUAGE);
        } else {
            assertThat(found).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"Please sign the motion now.,true", "Sign it!,true", "Please sign this motion for me.,false"})
    void hardly_anything_said_is_a_reason(String text, boolean held) {
        assertThat(reasons(text).equals(List.of(HoldRule.TOO_SHORT))).isEqualTo(held);
    }

    @Test
    void a_short_sentence_under_the_joint_letter_is_none() {
        FactReader reader = new FactReader(new DisposableDomains(file()), new FoulWords());
        Writer writer = new Writer("Asha Patel", "1 Mill Lane", "ZZ9 1AA", "asha@example.test");
        assertThat(reader.read(writer, new Screening.Typed("", "", true), ADA).listReasons())
                .isEmpty();
        assertThat(reader.read(writer, new Screening.Typed("", "I agree.", true), ADA)
                        .listReasons())
                .isEmpty();
        assertThat(reader.read(writer, new Screening.Typed("", "I fucking agree.", true), ADA)
                        .listReasons())
                .containsExactly(HoldRule.FOUL_LANGUAGE);
    }

    @ParameterizedTest
    @CsvSource({
        "https://ferries.example/late?x=1,https://ferries.example/late?x=1",
        "http://192.0.2.1/,http://192.0.2.1/",
        "www.ferries.example,www.ferries.example",
        "(see ferries.co.uk/late),ferries.co.uk/late",
        "ferries.com!,ferries.com",
        "bit.ly/3xyz,bit.ly/3xyz",
        "https://parliament.uk.ferries.example,https://parliament.uk.ferries.example",
        "https://edm.parliament.uk then evil.com,evil.com"
    })
    void a_link_is_a_reason(String words, String link) {
        assertThat(reasons(LETTER + "\n" + words)).containsExactly(HoldRule.LINKS);
        assertThat(WrittenText.findLink(LETTER + "\n" + words)).isEqualTo(link);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "asha@ferries.co.uk",
                "https://edm.parliament.uk/early-day-motion/53",
                "www.gov.uk/ferries",
                "https://www.legislation.gov.uk/ukpga/1998/42",
                "nhs.uk",
                "at 9.30 a.m. the no.7 bus, e.g. on Monday",
                "I waited.Then I left.Me and Mr.Smith agreed",
                "it cost £3.50/day, i.e. too much, on 12.03.2026 and/or 13.3/14.3"
            })
    void a_public_bodys_page_an_address_or_a_missing_space_is_none(String words) {
        assertThat(reasons(LETTER + "\n" + words)).isEmpty();
    }

    @Test
    void all_reasons_are_named_and_none_is_a_refusal() {
        assertThat(reasons("Ada Thorne", "ada.thorne@parliament.test", "Shit: evil.com"))
                .containsExactly(
                        HoldRule.MEMBER_TO_SELF,
                        HoldRule.NAME_OF_MEMBER,
                        HoldRule.FOUL_LANGUAGE,
                        HoldRule.TOO_SHORT,
                        HoldRule.LINKS);
    }
}
