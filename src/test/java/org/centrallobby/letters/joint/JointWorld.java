package org.centrallobby.letters.joint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.centrallobby.TestClock;
import org.centrallobby.TestProgram;
import org.centrallobby.kit.database.Changes;
import org.centrallobby.letters.Draft;
import org.centrallobby.letters.LetterKind;
import org.centrallobby.letters.LetterState;
import org.centrallobby.letters.Occasion;
import org.centrallobby.letters.Occasions;
import org.centrallobby.letters.Writer;
import org.centrallobby.letters.desk.Confirmed;
import org.centrallobby.letters.desk.Confirming;
import org.centrallobby.letters.desk.Letters;
import org.centrallobby.letters.desk.Written;
import org.centrallobby.mail.TestRelay;
import org.centrallobby.mail.TestRelay.Received;
import org.centrallobby.mail.outbox.Dispatcher;
import org.centrallobby.members.Members;
import org.centrallobby.motions.Motion;
import org.centrallobby.motions.Motions;

/** Zedland on a Friday afternoon, with a mail server, and constituents of Zed North who co-sign. */
final class JointWorld implements AutoCloseable {
    static final int ADA = 990001;
    static final int NORTH = 990001;
    static final String OFFICE = "ada.thorne@zedland.test";
    static final String CAMPAIGN = "safe-crossings";
    private static final Pattern LINK = Pattern.compile("/confirm/([A-Za-z0-9_-]{27})");
    final TestClock clock = TestClock.at("2026-12-04T14:05:00Z");
    final TestRelay relay = TestRelay.start();
    final TestProgram program = TestProgram.start(clock, TestProgram.withSmtp(relay.port()));
    final Letters letters = program.get(Letters.class);
    final JointLetters joint = program.get(JointLetters.class);

    /** The draft of one who co-signs. */
    Draft draft(String name, String address, String postcode, String email, String sentence) {
        Occasion occasion = occasion();
        return new Draft(
                UUID.randomUUID(),
                LetterKind.CAMPAIGN,
                true,
                CAMPAIGN,
                occasion.motion() == null ? null : occasion.motion().id(),
                occasion.topic(),
                occasion.organiser(),
                ADA,
                NORTH,
                new Writer(name, address, postcode, email),
                sentence,
                "2026-11");
    }

    private Occasion occasion() {
        return program.get(Occasions.class)
                .findOccasion("/campaigns/" + CAMPAIGN)
                .orElseThrow();
    }

    void keepWording(Draft draft) {
        JointWordings wordings = program.get(JointWordings.class);
        wordings.keep(
                draft.formId(),
                CAMPAIGN,
                wordings.compose(occasion(), "ADD_NAME").orElseThrow());
    }

    /** Co-signs and confirms. */
    long coSign(String name, String postcode, String sentence) {
        String token = askToConfirm(name, postcode, sentence);
        assertThat(program.get(Confirming.class).confirm(token)).isInstanceOf(Confirmed.Ready.class);
        return letters.findByToken(token).orElseThrow().id();
    }

    /** Co-signs; the token of the link that follows. */
    String askToConfirm(String name, String postcode, String sentence) {
        String email = name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@people.test";
        Draft draft = draft(name, "12 Mill Lane\nZed North", postcode, email, sentence);
        keepWording(draft);
        assertThat(letters.write(draft, "192.0.2." + (name.hashCode() & 127))).isInstanceOf(Written.Stored.class);
        return token(email);
    }

    /** Her name is added to the campaign's motion. */
    void adaSigns() {
        Motions motions = program.get(Motions.class);
        Motion motion = Objects.requireNonNull(occasion().motion());
        execute("insert into signature (motion_id, member_id, position, signed_on) values (" + motion.id() + ", " + ADA
                + ", 99, '2026-12-05')");
        program.database()
                .transactions()
                .executeWithoutResult(status -> program.get(Changes.class).announce(Changes.Topic.MOTIONS));
        await(() ->
                motions.findById(motion.id()).orElseThrow().findSignature(ADA).isPresent());
    }

    private String token(String email) {
        await(() -> {
            program.get(Dispatcher.class).runOnce();
            return !mailsTo(email).isEmpty();
        });
        Matcher link = LINK.matcher(mailsTo(email).getLast().text());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    /**
     * Turns the clock to a moment, lets the hour come, and sends what is due. What was due before goes first: time that passes
     * under a mail lends it to somebody else too.
     */
    void at(String moment) {
        settle();
        await(() -> count("select count(*) from outgoing_mail where leased_until is not null") == 0);
        clock.set(Instant.parse(moment));
        turn();
    }

    void turn() {
        joint.runOnce();
        program.get(JointReceipts.class).runOnce();
        settle();
        program.get(JointReceipts.class).runOnce();
        settle();
    }

    private void settle() {
        await(() -> {
            program.get(Dispatcher.class).runOnce();
            return count(
                            "select count(*) from outgoing_mail where state = 'QUEUED' and next_attempt_at <= timestamptz '"
                                    + clock.instant() + "'")
                    == 0;
        });
    }

    List<Received> mailsTo(String address) {
        return relay.received().stream()
                .filter(mail -> mail.recipient().contains(address))
                .toList();
    }

    LetterState state(long letterId) {
        return letters.find(letterId).orElseThrow().state();
    }

    List<String> steps(long letterId) {
        return letters.listSteps(letterId).stream()
                .map(step -> step.event().name())
                .toList();
    }

    long count(String sql) {
        return program.database().jdbc().sql(sql).query(Long.class).single();
    }

    void execute(String sql) {
        program.database().jdbc().sql(sql).update();
    }

    void adaLeaves(LocalDate lastDay) {
        execute("update membership set to_date = '" + lastDay + "' where member_id = " + ADA);
        program.database()
                .transactions()
                .executeWithoutResult(status -> program.get(Changes.class).announce(Changes.Topic.MEMBERS));
        await(() -> program.get(Members.class)
                .findSitting(NORTH, lastDay.plusDays(1))
                .isEmpty());
    }

    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(end);
            try {
                Thread.sleep(Duration.ofMillis(20));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        program.close();
        relay.close();
    }
}
