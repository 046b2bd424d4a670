package org.centrallobby.mail.incoming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.centrallobby.TestClock;
import org.centrallobby.TestDatabase;
import org.centrallobby.mail.MailId;
import org.centrallobby.mail.incoming.Taken.Ignored;
import org.centrallobby.mail.incoming.Taken.Parked;
import org.centrallobby.mail.incoming.Taken.Told;
import org.centrallobby.mail.incoming.Taken.Why;
import org.centrallobby.mail.outbox.Post;
import org.centrallobby.mail.tasks.Tasks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes back from subscribers, from strangers and from nobody at all. */
class IncomingTest {
    @TempDir
    Path data;

    private final TestClock clock = TestClock.at("2026-12-04T14:05:00Z");
    private final TestDatabase database = TestDatabase.fresh();
    private Post post;
    private Tasks tasks;
    private ParkedMails parked;
    private Incoming incoming;

    @BeforeEach
    void build() {
        post = new Post(database, clock, data, 25);
        IncomingParts parts = IncomingParts.of(post);
        tasks = parts.tasks;
        parked = parts.parked;
        incoming = parts.incoming;
    }

    @AfterEach
    void close() {
        database.close();
    }

    private MailId subscriber(String number, String address) {
        return IncomingParts.subscriber(post, number, address);
    }

    private String back(MailId mail) {
        return post.tokens.returnAddress(mail).value();
    }

    private List<String> suppressed() {
        return database.jdbc()
                .sql("select reason || coalesce(' ' || list, '') from suppression order by 1")
                .query(String.class)
                .list();
    }

    @Test
    void a_dead_address_gets_nothing_more_of_any_list() {
        MailId mail = subscriber("1", "asha@example.test");
        byte[] bounce = Back.message("exim-unknown-user", back(mail));
        assertThat(incoming.take(bounce, null)).isEqualTo(new Told());
        assertThat(incoming.take(bounce, null)).isEqualTo(new Ignored(Why.SEEN_BEFORE));
        assertThat(suppressed()).containsExactly("BOUNCED");
    }

    @Test
    void the_third_full_mailbox_in_thirty_days_is_the_last() {
        byte[] first = Back.message("gmail-inbox-full", back(subscriber("1", "asha@example.test")));
        incoming.take(first, null);
        clock.advance(Duration.ofDays(31));
        for (int number = 2; number <= 3; number++) {
            MailId mail = subscriber(Integer.toString(number), "asha@example.test");
            incoming.take(Back.message("qmail-over-quota", back(mail)), null);
            incoming.take(Back.message("exim-quota", back(mail)), null);
        }
        assertThat(suppressed()).as("two mails within thirty days").isEmpty();
        incoming.take(Back.message("postfix-says-nothing", back(subscriber("4", "asha@example.test"))), null);
        assertThat(suppressed()).containsExactly("BOUNCED");
    }

    @Test
    void of_two_that_come_at_one_moment_one_sees_the_third() throws Exception {
        MailId[] mails = new MailId[4];
        for (int number = 1; number <= 3; number++) {
            mails[number] = subscriber(Integer.toString(number), "asha@example.test");
        }
        incoming.take(Back.message("gmail-inbox-full", back(mails[1])), null);
        CountDownLatch counted = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        try (ExecutorService nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> first = nodes.submit(() -> database.transactions().executeWithoutResult(status -> {
                incoming.take(Back.message("qmail-over-quota", back(mails[2])), null);
                counted.countDown();
                await(mayEnd);
            }));
            await(counted);
            Future<Taken> second = nodes.submit(() -> incoming.take(Back.message("exim-quota", back(mails[3])), null));
            // Either it has counted what it sees, which is two, or it waits for the other.
            while (!second.isDone() && waiting() == 0) {
                Thread.sleep(10);
            }
            mayEnd.countDown();
            first.get(20, TimeUnit.SECONDS);
            assertThat(second.get(20, TimeUnit.SECONDS)).isEqualTo(new Told());
        }
        assertThat(suppressed()).containsExactly("BOUNCED");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private long waiting() {
        return database.jdbc()
                .sql(
                        "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
                .query(Long.class)
                .single();
    }

    @Test
    void mail_that_is_blocked_suppresses_nobody_and_is_one_task_a_day() {
        for (int number = 1; number <= 3; number++) {
            MailId mail = subscriber(Integer.toString(number), "asha" + number + "@example.test");
            assertThat(incoming.take(Back.message("postfix-blocked-as-spam", back(mail)), null))
                    .isEqualTo(new Told());
        }
        assertThat(suppressed()).isEmpty();
        assertThat(tasks.listOpen()).singleElement().satisfies(task -> {
            assertThat(task.times()).isEqualTo(3);
            assertThat(task.sentence()).doesNotContain("@");
        });
        clock.advance(Duration.ofDays(1));
        incoming.take(Back.message("postfix-blocked-as-spam", back(subscriber("4", "bea@example.test"))), null);
        assertThat(tasks.listOpen()).hasSize(2);
    }

    @Test
    void who_complains_or_writes_to_leave_gets_no_more_of_that_list() {
        MailId asha = subscriber("1", "asha@example.test");
        MailId bea = subscriber("2", "bea@example.test");
        assertThat(incoming.take(Back.message("arf-not-spam", back(asha)), null))
                .isEqualTo(new Ignored(Why.NOTHING_TO_DO));
        assertThat(incoming.take(Back.message("arf-abuse", back(asha)), "abuse@lobby.test"))
                .isEqualTo(new Told());
        String leave = post.tokens.unsubscribeAddress(bea).value();
        assertThat(incoming.take(Back.human(leave, "unsubscribe"), null)).isEqualTo(new Told());
        assertThat(suppressed()).containsExactly("COMPLAINED ferries", "UNSUBSCRIBED ferries");
    }

    @Test
    void a_forged_address_suppresses_nobody() {
        MailId mail = subscriber("1", "asha@example.test");
        String forged = "returns+" + mail.text() + ".2222222222222222@lobby.test";
        assertThat(incoming.take(Back.message("exim-unknown-user", forged), forged))
                .isEqualTo(new Ignored(Why.NOT_OURS));
        String otherPurpose = back(mail).replace("returns+", "unsubscribe+");
        assertThat(incoming.take(Back.human(otherPurpose, "unsubscribe"), null)).isInstanceOf(Parked.class);
        assertThat(incoming.take(Back.message("arf-abuse", forged), null)).isInstanceOf(Parked.class);
        assertThat(suppressed()).isEmpty();
    }

    @Test
    void what_a_person_has_to_read_is_sealed_and_gone_after_28_days() {
        byte[] message = Back.human("letters@lobby.test", "Where is my letter? 0xdeadletter");
        Taken taken = incoming.take(message, null);
        assertThat(taken).isInstanceOf(Parked.class);
        long id = ((Parked) taken).id();
        assertThat(parked.find(id)).contains(message);
        assertThat(parked.list()).extracting(ParkedMails.Entry::kind).containsExactly("HUMAN");
        byte[] sealed = database.jdbc()
                .sql("select sealed from parked_mail")
                .query(byte[].class)
                .single();
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("deadletter");

        clock.advance(ParkedMails.KEPT);
        parked.runOnce();
        assertThat(parked.find(id)).isPresent();
        clock.advance(Duration.ofMinutes(1));
        parked.runOnce();
        assertThat(parked.find(id)).isEmpty();
        assertThat(parked.destroy(id)).isFalse();
    }

    @Test
    void of_a_large_message_the_head_is_kept_and_less_of_each_when_there_is_little_room() {
        byte[] large = Back.human("letters@lobby.test", "Where is my letter? " + "x".repeat(ParkedMails.MOST_KEPT));
        Parked first = (Parked) incoming.take(large, null);
        assertThat(first.cut()).isTrue();
        assertThat(parked.find(first.id())).contains(Arrays.copyOf(large, ParkedMails.MOST_KEPT));
        byte[] small = Back.human("letters@lobby.test", "It came, thank you.");
        assertThat(((Parked) incoming.take(small, null)).cut()).isFalse();
        assertThat(parked.list())
                .extracting(ParkedMails.Entry::cutFrom)
                .as("only of what is cut")
                .containsExactly(large.length, null);

        Incoming crowded = IncomingParts.of(post, ParkedMails.MOST_KEPT).incoming;
        byte[] another = Back.human("letters@lobby.test", "And then? " + "y".repeat(ParkedMails.LEAST_KEPT));
        Parked third = (Parked) crowded.take(another, null);
        assertThat(parked.find(third.id())).contains(Arrays.copyOf(another, ParkedMails.LEAST_KEPT));
        assertThat(crowded.take(another, null)).isEqualTo(new Ignored(Why.SEEN_BEFORE));
    }

    @Test
    void what_cannot_be_read_is_kept_and_told_of() {
        assertThat(incoming.take(new byte[0], null)).isInstanceOf(Parked.class);
        assertThat(incoming.take(Back.message("bomb-many-headers", "returns@lobby.test"), null))
                .isInstanceOf(Parked.class);
        assertThat(tasks.listOpen())
                .singleElement()
                .satisfies(task -> assertThat(task.times()).isEqualTo(2));
    }

    @Test
    void what_fails_half_way_leaves_no_trace_and_has_its_effect_when_it_comes_again() {
        byte[] bounce = Back.message("exim-unknown-user", back(subscriber("1", "asha@example.test")));
        database.jdbc().sql("alter table suppression rename to elsewhere").update();
        assertThatThrownBy(() -> incoming.take(bounce, null)).isInstanceOf(RuntimeException.class);
        database.jdbc().sql("alter table elsewhere rename to suppression").update();
        assertThat(incoming.take(bounce, null)).isEqualTo(new Told());
        assertThat(suppressed()).containsExactly("BOUNCED");
    }

    @Test
    void tasks_are_listed_the_worst_first_and_closed_once() {
        tasks.open(org.centrallobby.mail.tasks.TaskKind.PARKED_MESSAGE, "parked", "A message.");
        tasks.open(org.centrallobby.mail.tasks.TaskKind.OFFICE_COMPLAINED, "member 1", "An office complained.");
        assertThat(tasks.listOpen())
                .extracting(task -> task.kind().name())
                .containsExactly("OFFICE_COMPLAINED", "PARKED_MESSAGE");
        long id = tasks.listOpen().getFirst().id();
        assertThat(tasks.close(id)).isTrue();
        assertThat(tasks.close(id)).isFalse();
        assertThat(tasks.listOpen()).hasSize(1);
    }
}
