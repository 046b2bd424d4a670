package org.centrallobby.letters.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.centrallobby.letters.desk.LetterWorld.ADA;
import static org.centrallobby.letters.desk.LetterWorld.token;

import java.time.Duration;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.centrallobby.letters.LetterEvent;
import org.centrallobby.letters.LetterState;
import org.centrallobby.letters.waiting.Awaited;
import org.centrallobby.letters.waiting.HouseWatch;
import org.centrallobby.letters.waiting.WaitingLetters;
import org.centrallobby.mail.TestRelay.Received;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens around a letter between the pen and the post, and who hears of it before anything is sent. */
class SecondThoughtsTest {
    private static final Pattern LINK = Pattern.compile("/letters/waiting/([A-Za-z0-9_-]{27})");
    private final LetterWorld world = new LetterWorld();
    private final WaitingLetters waiting = world.program.get(WaitingLetters.class);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_name_added_before_the_letter_is_sent_holds_it_back_and_its_writer_sends_it_all_the_same() {
        long id = confirmedAndStuck();
        world.adaSigns();
        awaitWaiting(id);
        world.relayComesBack();

        Received mail = world.mail(2);
        assertThat(mail.text())
                .startsWith("Ada Thorne’s name was added to the motion after you confirmed your letter")
                .contains("is to go to Ada Thorne as it stands, or to be erased", "3 January 2027");
        String link = link(mail);
        assertThat(waiting.look(link)).isInstanceOfSatisfying(Awaited.Asked.class, asked -> {
            assertThat(asked.letter().waitsFor()).isEqualTo(LetterEvent.NAME_ADDED);
            assertThat(Objects.requireNonNull(asked.successor()).member().mnisId())
                    .isEqualTo(ADA);
        });
        assertThat(world.mails()).hasSize(2);

        assertThat(waiting.sendOn(link, ADA)).isInstanceOf(Awaited.Decided.class);
        assertThat(world.mails()).extracting(Received::recipient).contains("ada.thorne@parliament.test");
        assertThat(world.audit(id))
                .containsSubsequence(
                        "NAME_ADDED READY WAITING house",
                        "SEND_ANYWAY WAITING READY writer",
                        "ACCEPT READY ACCEPTED mail");
    }

    @Test
    void a_motion_that_ends_before_the_letter_is_sent_holds_it_back_and_its_writer_takes_it_back() {
        long id = confirmedAndStuck();
        world.motionIsWithdrawn();
        awaitWaiting(id);
        world.relayComesBack();

        Received mail = world.mail(2);
        assertThat(mail.text()).startsWith("The motion your letter is about ended after you confirmed it");
        assertThat(waiting.withdraw(link(mail))).isInstanceOf(Awaited.Withdrawn.class);
        assertThat(world.mails()).extracting(Received::recipient).doesNotContain("ada.thorne@parliament.test");
        assertThat(world.state(id)).isEqualTo(LetterState.WITHDRAWN);
    }

    @Test
    void nobody_who_decides_nothing_sends_anything() {
        long id = confirmedAndStuck();
        world.adaSigns();
        awaitWaiting(id);
        world.relayComesBack();
        world.mails();
        world.clock.advance(Duration.ofDays(30));
        world.program.get(HouseWatch.class).look(world.clock.instant());

        assertThat(world.state(id)).isEqualTo(LetterState.LAPSED);
        assertThat(world.mails()).extracting(Received::recipient).doesNotContain("ada.thorne@parliament.test");
    }

    @Test
    void who_was_shown_the_name_before_pressing_the_button_is_not_asked_again() {
        String token = world.writeAndGetToken();
        world.adaSigns();
        assertThat(world.confirming.confirm(token)).isInstanceOf(Confirmed.Ready.class);
        world.program.get(HouseWatch.class).look(world.clock.instant());

        assertThat(world.mails()).extracting(Received::recipient).contains("ada.thorne@parliament.test");
        assertThat(world.letters.findByToken(token).orElseThrow().state()).isEqualTo(LetterState.ACCEPTED);
    }

    private long confirmedAndStuck() {
        Written.Stored stored = world.write(world.draft());
        String token = token(world.mail(1));
        world.relay.hangUp();
        assertThat(world.confirming.confirm(token)).isInstanceOf(Confirmed.Ready.class);
        return stored.letterId();
    }

    /** The program's own dispatcher may have the mail in hand for a moment. */
    private void awaitWaiting(long id) {
        LetterWorld.await(() -> {
            world.program.get(HouseWatch.class).look(world.clock.instant());
            return world.state(id) == LetterState.WAITING;
        });
    }

    private static String link(Received mail) {
        Matcher link = LINK.matcher(mail.text());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }
}
