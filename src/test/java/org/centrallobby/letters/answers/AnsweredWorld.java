package org.centrallobby.letters.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.centrallobby.letters.Draft;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterEvent;
import org.centrallobby.letters.LetterKind;
import org.centrallobby.letters.Standing;
import org.centrallobby.letters.desk.LetterWorld;
import org.centrallobby.letters.store.LetterRows;
import org.centrallobby.mail.TestRelay.Received;

/** Letters that a server took, and a clock to turn until their writers are asked. */
final class AnsweredWorld implements AutoCloseable {
    private static final Pattern LINK = Pattern.compile("/letters/answer/([A-Za-z0-9_-]{27})");
    final LetterWorld letters = new LetterWorld();
    final LetterRows rows = letters.program.get(LetterRows.class);
    final WriterReports answers = letters.program.get(WriterReports.class);
    final QuestionJob job = letters.program.get(QuestionJob.class);

    /** A letter of a campaign's to Ada Thorne that a server takes now. */
    Letter accepted() {
        return accepted(LetterKind.CAMPAIGN, false);
    }

    Letter accepted(LetterKind kind, boolean joint) {
        Draft usual = letters.draft();
        Draft draft = new Draft(
                UUID.randomUUID(),
                kind,
                joint,
                kind == LetterKind.CAMPAIGN ? usual.campaign() : null,
                usual.motionId(),
                usual.topic(),
                usual.organiser(),
                usual.memberId(),
                usual.constituencyId(),
                LetterWorld.writer("asha@example.test"),
                usual.text(),
                usual.consentVersion());
        Letter letter =
                rows.add(draft, Standing.NONE, true, letters.clock.instant()).orElseThrow();
        move(letter, LetterEvent.CONFIRM);
        move(letter, LetterEvent.POST);
        rows.accept(read(letter), "mail", "mx.parliament.test", letters.clock.instant());
        return read(letter);
    }

    void move(Letter letter, LetterEvent event) {
        assertThat(rows.apply(event, read(letter), "test", letters.clock.instant()))
                .as("%s", event)
                .isTrue();
    }

    Letter read(Letter letter) {
        return rows.find(letter.id()).orElseThrow();
    }

    /** Lets days pass, and what is due be done. */
    void pass(int days) {
        letters.clock.advance(Duration.ofDays(days));
        job.runOnce();
    }

    /** The mails that came while something was done. */
    List<Received> during(Runnable work) {
        int before = letters.mails().size();
        work.run();
        List<Received> after = letters.mails();
        return after.subList(before, after.size());
    }

    /** The link of the one question that comes on the day. */
    String tokenAfter(int days) {
        List<Received> mails = during(() -> pass(days));
        assertThat(mails).hasSize(1);
        return token(mails.getFirst());
    }

    static String token(Received mail) {
        Matcher link = LINK.matcher(mail.text());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    List<String> steps(Letter letter) {
        return rows.listSteps(letter.id()).stream()
                .map(step -> step.event() + (step.note() == null ? "" : " " + step.note()))
                .toList();
    }

    @Override
    public void close() {
        letters.close();
    }
}
