package org.centrallobby.letters.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.centrallobby.TestClock;
import org.centrallobby.TestDatabase;
import org.centrallobby.TestProgram;
import org.centrallobby.calendar.Session;
import org.centrallobby.calendar.Sessions;
import org.centrallobby.letters.Draft;
import org.centrallobby.letters.LetterKind;
import org.centrallobby.letters.LetterState;
import org.centrallobby.letters.Writer;
import org.centrallobby.mail.TestRelay;
import org.centrallobby.mail.TestRelay.Received;
import org.centrallobby.mail.outbox.Dispatcher;
import org.centrallobby.members.Contact;
import org.centrallobby.members.Member;
import org.centrallobby.members.Members;
import org.centrallobby.members.Membership;
import org.centrallobby.motions.Motion;
import org.centrallobby.motions.MotionName;
import org.centrallobby.motions.Motions;
import org.centrallobby.motions.Signature;
import org.centrallobby.places.Constituencies;
import org.centrallobby.places.Constituency;
import org.jspecify.annotations.Nullable;

/** The running program, a mail server beside it, and three Members: one with an address, one without, one who left. */
public final class LetterWorld implements AutoCloseable {
    public static final int ADA = 910001;
    public static final int BEN = 910002;
    public static final int ZED_BAY = 920001;
    public static final int ZED_HILL = 920002;
    public static final String NETWORK = "192.0.2.7";
    /** For how long a mail is put off whose domain has another in hand. */
    private static final Duration A_TURN = Duration.ofSeconds(5);

    private static final Pattern LINK = Pattern.compile("/confirm/([A-Za-z0-9_-]{27})");
    private static final Instant READ_AT = Instant.parse("2026-12-04T10:00:00Z");
    public final TestClock clock = TestClock.at("2026-12-04T14:05:00Z");
    public final TestRelay relay;
    public final TestProgram program;
    public final Letters letters;
    public final Confirming confirming;
    private final long motion;

    public LetterWorld() {
        this(TestDatabase.fresh());
    }

    /** On a database of the test's own. */
    public LetterWorld(TestDatabase database) {
        this(database, TestRelay.start());
    }

    private LetterWorld(TestDatabase database, TestRelay relay) {
        this(database, relay, relay.port());
    }

    /**
     * With another mail server between the program and the relay.
     *
     * @param port where the program hands its mail over
     */
    public LetterWorld(TestDatabase database, TestRelay relay, int port) {
        this.relay = relay;
        program = TestProgram.start(
                database, clock, TestProgram.withSmtp(port).andThen(TestProgram.withoutStarter())::apply);
        letters = program.get(Letters.class);
        confirming = program.get(Confirming.class);
        seat(ZED_BAY, "Zed Bay", ADA, "Ada Thorne");
        seat(ZED_HILL, "Zed Hill", BEN, "Ben Okoro");
        program.get(Members.class).saveContact(ADA, new Contact("ada.thorne@parliament.test", "test", READ_AT));
        program.get(Sessions.class).save(new Session("2026-27", LocalDate.of(2026, 5, 13), null));
        motion = program.get(Motions.class).save(motion(false, List.of()));
        await(() -> program.get(Members.class).findContact(ADA).isPresent()
                && program.get(Members.class)
                        .findSitting(ZED_HILL, LocalDate.of(2026, 12, 4))
                        .isPresent()
                && program.get(Constituencies.class).findByMnisId(ZED_HILL).isPresent()
                && program.get(Motions.class).findById(motion).isPresent());
    }

    private static Motion motion(boolean withdrawn, List<Signature> signatures) {
        return new Motion(
                0,
                null,
                new MotionName("2026-27", "7"),
                "Ferries to the islands",
                "That this House …",
                LocalDate.of(2026, 11, 20),
                withdrawn,
                null,
                null,
                true,
                null,
                "test",
                READ_AT,
                true,
                signatures);
    }

    /** Parliament's record shows Ada Thorne's name on the motion. */
    public void adaSigns() {
        Member ada = program.get(Members.class).findMember(ADA).orElseThrow();
        program.get(Motions.class)
                .save(motion(false, List.of(new Signature(ada, 1, LocalDate.of(2026, 12, 4), false, null))));
        await(() -> program.get(Motions.class)
                .findById(motion)
                .orElseThrow()
                .findSignature(ADA)
                .isPresent());
    }

    /** The motion is withdrawn. */
    public void motionIsWithdrawn() {
        program.get(Motions.class).save(motion(true, List.of()));
        await(() -> program.get(Motions.class).findById(motion).orElseThrow().withdrawn());
    }

    private void seat(int id, String name, int memberId, String memberName) {
        LocalDate from = LocalDate.of(2024, 7, 4);
        Constituency seat =
                new Constituency(id, null, name, null, "Zedland", "", "2024", LocalDate.of(2024, 5, 30), null, true);
        Member member = new Member(memberId, memberName, null, true);
        program.get(Constituencies.class).save(seat);
        program.get(Members.class).saveMember(member);
        await(() -> program.get(Constituencies.class).findByMnisId(id).isPresent());
        program.get(Members.class).saveMembership(new Membership(member, seat, from, null, null, false));
    }

    /** A letter about ferries. */
    public Draft draft() {
        return draft(UUID.randomUUID(), writer("asha@example.test"), "Dear Ada,\n\nThe ferry is late.\n\nAsha");
    }

    public static Writer writer(String email) {
        return new Writer("Asha Patel", "1 Mill Lane\nMillbrook", "ZZ9 1AA", email);
    }

    public Draft draft(UUID form, Writer writer, String text) {
        return draft(form, writer, text, ADA, ZED_BAY);
    }

    public Draft draft(UUID form, Writer writer, String text, int member, int seat) {
        return new Draft(
                form,
                LetterKind.CAMPAIGN,
                false,
                "ferries",
                motion,
                "Ferries to the islands",
                "The Ferry Users’ Association",
                member,
                seat,
                writer,
                text,
                "2026-11");
    }

    public Written.Stored write(Draft draft) {
        return (Written.Stored) letters.write(draft, NETWORK);
    }

    /** Writes a letter and takes the link from the mail that follows. */
    public String writeAndGetToken() {
        write(draft());
        return token(mail(relay.received().size() + 1));
    }

    public static String token(Received mail) {
        Matcher link = LINK.matcher(mail.text());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    /** The mail that comes as the given one, counted from one. */
    public Received mail(int number) {
        await(() -> {
            program.get(Dispatcher.class).runOnce();
            return relay.received().size() >= number;
        });
        return relay.received().get(number - 1);
    }

    /**
     * The mails that have come when nothing is left to be sent. Of two to one domain at the same moment the second may be
     * put off by seconds: they pass.
     */
    public List<Received> mails() {
        await(() -> {
            program.get(Dispatcher.class).runOnce();
            if (countDue(Duration.ZERO) == 0 && countDue(A_TURN) > 0) {
                clock.advance(A_TURN);
            }
            return countDue(A_TURN) == 0;
        });
        return relay.received();
    }

    private long countDue(Duration within) {
        return count("select count(*) from outgoing_mail where state = 'QUEUED' and next_attempt_at <= timestamptz '"
                + clock.instant().plus(within) + "'");
    }

    /** What waits for its next attempt gets it; the clock never runs past the lease of what is on its way. */
    public void relayComesBack() {
        relay.comeBack();
        await(() -> {
            program.get(Dispatcher.class).runOnce();
            if (count("select count(*) from outgoing_mail where state = 'QUEUED' and leased_until is null") > 0) {
                clock.advance(Duration.ofMinutes(5));
            }
            return count("select count(*) from outgoing_mail where state = 'QUEUED'") == 0;
        });
    }

    public long count(String sql) {
        return program.database().jdbc().sql(sql).query(Long.class).single();
    }

    public LetterState state(long letterId) {
        return letters.find(letterId).orElseThrow().state();
    }

    public List<String> audit(long letterId) {
        return program.database()
                .jdbc()
                .sql("select concat_ws(' ', event, from_state, to_state, actor) from letter_audit "
                        + "where letter_id = :id order by id")
                .param("id", letterId)
                .query(String.class)
                .list();
    }

    public void moveAdaAway() {
        moveAdaAway(() -> {});
    }

    /**
     * Ada Thorne leaves her seat.
     *
     * @param meanwhile what else happens to the seat before the next day begins
     */
    public void moveAdaAway(Runnable meanwhile) {
        program.database()
                .jdbc()
                .sql("update membership set to_date = '2026-12-04' where member_id = " + ADA)
                .update();
        announceMembers();
        await(() -> program.get(Members.class)
                .findSitting(ZED_BAY, LocalDate.of(2026, 12, 5))
                .isEmpty());
        meanwhile.run();
        clock.advance(Duration.ofDays(1));
    }

    /** Another Member for Zed Bay. */
    public void sits(int id, String name, LocalDate from, @Nullable LocalDate to) {
        Member member = new Member(id, name, null, true);
        program.get(Members.class).saveMember(member);
        Constituency seat =
                program.get(Constituencies.class).findByMnisId(ZED_BAY).orElseThrow();
        program.get(Members.class).saveMembership(new Membership(member, seat, from, to, null, false));
        await(() -> program.get(Members.class)
                .findSitting(ZED_BAY, from)
                .filter(sitting -> sitting.member().mnisId() == id)
                .isPresent());
    }

    public void contact(int memberId, String email) {
        if (program.get(Members.class).findMember(memberId).isEmpty()) {
            program.get(Members.class).saveMember(new Member(memberId, "Not seated", null, true));
        }
        program.get(Members.class).saveContact(memberId, new Contact(email, "test", READ_AT));
        await(() -> program.get(Members.class).findContact(memberId).isPresent());
    }

    public void setContact(@Nullable String email) {
        program.get(Members.class).saveContact(ADA, new Contact(email, "test", READ_AT.plusSeconds(60)));
        await(() -> email == null
                ? program.get(Members.class)
                        .findContact(ADA)
                        .map(Contact::email)
                        .isEmpty()
                : program.get(Members.class)
                        .findContact(ADA)
                        .map(Contact::email)
                        .equals(java.util.Optional.of(email)));
    }

    private void announceMembers() {
        program.database()
                .transactions()
                .executeWithoutResult(status -> program.get(org.centrallobby.kit.database.Changes.class)
                        .announce(org.centrallobby.kit.database.Changes.Topic.MEMBERS));
    }

    public static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(end);
            Thread.onSpinWait();
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
