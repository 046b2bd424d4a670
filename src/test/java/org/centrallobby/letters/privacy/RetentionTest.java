package org.centrallobby.letters.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.centrallobby.kit.crypto.KeyedTables;
import org.centrallobby.letters.LetterEvent;
import org.centrallobby.letters.LetterState;
import org.centrallobby.letters.desk.LetterWorld;
import org.centrallobby.letters.store.KeptLetters;
import org.centrallobby.letters.store.LetterRows;
import org.centrallobby.letters.store.LetterTexts;
import org.centrallobby.mail.outbox.MailRecords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Text and postal address after 28 days, name and e-mail after 90: then only counts are left. */
class RetentionTest {
    private final LetterWorld world = new LetterWorld();
    private final JdbcClient database = world.program.database().jdbc();
    private final LetterTexts texts = world.program.get(LetterTexts.class);
    private final Retention retention = world.program.get(Retention.class);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void an_accepted_letter_loses_its_text_after_28_days_and_its_writer_after_90() {
        world.confirming.confirm(world.writeAndGetToken());
        world.mails();
        assertThat(world.state(1)).isEqualTo(LetterState.ACCEPTED);

        pass(Duration.ofDays(28).minusSeconds(1));
        assertThat(texts.find(1)).isPresent();
        pass(Duration.ofSeconds(1));
        assertThat(texts.find(1)).isEmpty();
        assertThat(texts.findContact(1))
                .hasValueSatisfying(contact -> assertThat(contact.name()).isEqualTo("Asha Patel"));
        assertThat(world.state(1)).isEqualTo(LetterState.ACCEPTED);

        pass(Duration.ofDays(62).minusSeconds(1));
        assertThat(texts.findContact(1)).isPresent();
        pass(Duration.ofSeconds(1));
        assertThat(texts.findContact(1)).isEmpty();
        assertThat(world.state(1)).isEqualTo(LetterState.DESTROYED);
        assertThat(world.audit(1))
                .endsWith("FORGET_TEXT ACCEPTED ACCEPTED retention", "DESTROY ACCEPTED DESTROYED retention");
        assertThat(world.count("select count(*) from letter where coalesce(wrapped_key, sealed, contact_key,"
                        + " contact_sealed, email_hash) is not null"))
                .isZero();
    }

    @Test
    void an_answer_changes_nothing_in_the_days() {
        world.confirming.confirm(world.writeAndGetToken());
        world.mails();
        pass(Duration.ofDays(20));
        apply(LetterEvent.ANSWER);
        pass(Duration.ofDays(8));
        assertThat(texts.find(1)).isEmpty();
        pass(Duration.ofDays(62));
        assertThat(world.state(1)).isEqualTo(LetterState.DESTROYED);
    }

    @Test
    void a_letter_that_came_back_failed_lapsed_or_was_refused_goes_whole_after_28_days() {
        for (List<LetterEvent> way : List.of(
                List.of(LetterEvent.CONFIRM, LetterEvent.RETURN),
                List.of(LetterEvent.CONFIRM, LetterEvent.GIVE_UP),
                List.of(LetterEvent.LAPSE),
                List.of(LetterEvent.CONFIRM, LetterEvent.HOLD, LetterEvent.REFUSE))) {
            world.write(world.draft());
            way.forEach(this::apply);
            long last = last();
            pass(Duration.ofDays(28).minusSeconds(1));
            assertThat(texts.find(last)).as("%s", way).isPresent();
            pass(Duration.ofSeconds(1));
            assertThat(world.state(last)).as("%s", way).isEqualTo(LetterState.DESTROYED);
            assertThat(texts.findContact(last)).isEmpty();
        }
    }

    @Test
    void what_comes_back_after_its_text_is_forgotten_is_noted_and_goes_in_its_time() {
        world.confirming.confirm(world.writeAndGetToken());
        world.mails();
        pass(Duration.ofDays(30));
        apply(LetterEvent.BOUNCE);
        assertThat(world.state(1)).isEqualTo(LetterState.RETURNED);
        pass(Duration.ofDays(28));
        assertThat(world.state(1)).isEqualTo(LetterState.DESTROYED);
    }

    @Test
    void what_is_under_way_is_kept() {
        world.write(world.draft());
        apply(LetterEvent.CONFIRM);
        apply(LetterEvent.HOLD);
        pass(Duration.ofDays(400));
        assertThat(texts.find(1)).isPresent();
    }

    @Test
    void many_letters_go_at_once_and_whoever_keeps_something_of_them_is_told_of_each() {
        world.confirming.confirm(world.writeAndGetToken());
        world.mails();
        database.sql("""
                        insert into letter (reference, state, last_event, moved_at, kind, member_id, constituency_id,
                            wrapped_key, sealed, contact_key, contact_sealed, email_hash, form_id, consent_version,
                            consented_at, written_at, state_since)
                        select 'CL-' || n, 'UNCONFIRMED', 'WRITE', moved_at, kind, member_id, constituency_id,
                            wrapped_key, sealed, contact_key, contact_sealed, email_hash, gen_random_uuid(), consent_version,
                            consented_at, written_at, state_since
                        from letter, generate_series(1, 1200) n where id = 1
                        """).update();
        for (String move : List.of("CONFIRM READY", "ACCEPT ACCEPTED")) {
            database.sql("""
                            update letter set last_event = :event, state = :to, moves = moves + 1, moved_by = 'mail'
                            where reference like 'CL-%' and id > 1
                            """)
                    .param("event", move.split(" ", -1)[0])
                    .param("to", move.split(" ", -1)[1])
                    .update();
        }
        Set<Long> told = new TreeSet<>();
        LetterRemains keeper = told::addAll;
        Retention watched = new Retention(
                world.program.get(KeptLetters.class),
                Keepers.of(keeper),
                world.program.get(TransactionTemplate.class),
                world.clock);
        world.clock.advance(Duration.ofDays(28));
        watched.runOnce();
        assertThat(told).hasSize(1201);
        assertThat(world.count("select count(*) from letter where sealed is not null"))
                .isZero();
        assertThat(world.count("select count(*) from letter_audit where event = 'FORGET_TEXT'"))
                .isEqualTo(1201);
    }

    @Test
    void whoever_keeps_something_hears_within_the_hour_of_a_letter_that_was_denied() {
        world.confirming.deny(world.writeAndGetToken());
        world.write(world.draft());
        Set<Long> told = new TreeSet<>();
        LetterRemains keeper = told::addAll;
        new Retention(
                        world.program.get(KeptLetters.class),
                        Keepers.of(keeper),
                        world.program.get(TransactionTemplate.class),
                        world.clock)
                .runOnce();
        assertThat(told).containsExactly(1L);
    }

    @Test
    void the_ledger_forgets_after_90_days_whom_mail_went_to() {
        world.confirming.confirm(world.writeAndGetToken());
        world.mails();
        MailRecords ledger = world.program.get(MailRecords.class);
        String known = "select count(*) from outgoing_mail where recipient_hash <> ''";
        world.clock.advance(Duration.ofDays(90));
        ledger.runOnce();
        assertThat(world.count(known)).isEqualTo(3);
        world.clock.advance(Duration.ofSeconds(1));
        ledger.runOnce();
        assertThat(world.count(known)).isZero();
    }

    @Test
    void every_column_of_wrapped_keys_has_an_owner_who_says_so() {
        Set<String> declared = world.program.getAll(KeyedTables.class).stream()
                .flatMap(owner -> owner.listKeyColumns().stream())
                .map(column -> column.table() + "." + column.column())
                .collect(Collectors.toSet());
        assertThat(database.sql("""
                                select table_name || '.' || column_name from information_schema.columns
                                where table_schema = 'public' and data_type = 'bytea' and column_name like '%\\_key'
                                """).query(String.class).set())
                .as("without it the key of such a record is not wrapped anew, and retiring a master key would lose it")
                .isEqualTo(declared);
    }

    private void pass(Duration time) {
        world.clock.advance(time);
        retention.runOnce();
    }

    private void apply(LetterEvent event) {
        LetterRows rows = world.program.get(LetterRows.class);
        assertThat(rows.apply(event, rows.find(last()).orElseThrow(), "test", world.clock.instant()))
                .isTrue();
    }

    private long last() {
        return world.count("select max(id) from letter");
    }
}
