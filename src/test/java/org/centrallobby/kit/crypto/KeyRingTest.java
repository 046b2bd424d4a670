package org.centrallobby.kit.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.centrallobby.TestClock;
import org.centrallobby.TestDatabase;
import org.centrallobby.kit.Settings;
import org.centrallobby.kit.crypto.KeyRing.Refusal;
import org.centrallobby.kit.crypto.KeyedTables.KeyColumn;
import org.centrallobby.kit.crypto.Sealer.Sealed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;

/** A master key is followed by a newer one, and destroyed when nothing needs it any more. */
class KeyRingTest {
    private static final String OLD = "2026-12-04";
    private static final String NEW = "2027-01-13";

    @TempDir
    Path data;

    private final TestClock clock = TestClock.at(OLD + "T14:05:00Z");
    private final TestDatabase database = TestDatabase.fresh();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void all_records_are_wrapped_anew_and_then_the_old_key_is_destroyed() throws Exception {
        TinkSealer sealer = start(Map.of());
        KeyRing ring = ring(sealer);
        for (int i = 0; i < 1201; i++) {
            keep(sealer, "mail " + i);
        }
        byte[] copy = database.jdbc()
                .sql("select wrapped_key from dev_mail where id = 1")
                .query(byte[].class)
                .single();
        assertThat(ring.judge(OLD)).contains(Refusal.NEWEST);
        assertThat(ring.judge("2020-01-01")).contains(Refusal.UNKNOWN);
        assertThat(ring.add()).as("a second key of the same day").isEmpty();

        clock.advance(Duration.ofDays(40));
        assertThat(ring.add()).contains(NEW);
        keep(sealer, "sealed by the program that ran all the time");
        assertThat(ring.list())
                .extracting(KeyRing.Held::date, KeyRing.Held::records)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(OLD, 1201L), org.assertj.core.groups.Tuple.tuple(NEW, 1L));
        assertThat(ring.judge(OLD)).contains(Refusal.IN_USE);
        assertThat(ring.retire(OLD)).contains(Refusal.IN_USE);

        assertThat(ring.rewrap(done -> {})).isEqualTo(1201);
        assertThat(ring.rewrap(done -> {})).isZero();
        assertThat(ring.retire(OLD)).contains(Refusal.TOO_SOON);
        clock.advance(KeyRing.SETTLING);
        assertThat(ring.retire(OLD)).isEmpty();

        assertThat(data.resolve("keys/" + OLD + ".json")).doesNotExist();
        TinkSealer later = start(Map.of());
        assertThat(open(later)).hasSize(1202).contains("mail 0", "mail 1200");
        assertThatThrownBy(() -> later.openBox(copy, "dev-mail")).hasMessageContaining("of " + OLD + " is missing");
    }

    @Test
    void a_copy_of_the_database_from_before_is_refused_with_the_reason() {
        TinkSealer sealer = start(Map.of());
        KeyRing ring = ring(sealer);
        clock.advance(Duration.ofDays(40));
        ring.add();
        clock.advance(KeyRing.SETTLING);
        assertThat(ring.retire(OLD)).isEmpty();
        database.jdbc()
                .sql("insert into sealing_key (name, key_id, first_used_at) values ('" + OLD + "', 1, now())")
                .update();
        assertThatThrownBy(() -> start(Map.of()))
                .isInstanceOf(Settings.Unusable.class)
                .hasMessageContaining("older than the day on which its master key of " + OLD + " was retired");
    }

    @Test
    void the_environment_may_hold_the_master_keys_and_no_file_does() {
        String first = GivenKeys.fresh(OLD);
        Map<String, String> one = Settings.masterKeys(Map.of("LOBBY_MASTER_KEYS", first));
        TinkSealer sealer = start(one);
        keep(sealer, "under a key without a file");
        assertThat(data.resolve("keys/" + OLD + ".json")).doesNotExist();

        String second = GivenKeys.fresh(NEW);
        Map<String, String> both = Settings.masterKeys(Map.of("LOBBY_MASTER_KEYS", first + "\n" + second));
        TinkSealer next = start(both);
        KeyRing ring = ring(next);
        assertThat(ring.rewrap(done -> {})).isEqualTo(1);
        clock.advance(KeyRing.SETTLING);
        assertThat(ring.retire(OLD)).isEmpty();
        TinkSealer last = start(Settings.masterKeys(Map.of("LOBBY_MASTER_KEYS", second)));
        assertThat(open(last)).containsExactly("under a key without a file");
    }

    @Test
    void a_master_key_in_the_environment_that_is_none_is_refused_and_not_repeated() {
        for (String wrong : List.of("secret", "2026-12-04=secret", "2026-12-04={secret}", "{\"secret\":1}")) {
            assertThatThrownBy(() -> start(Settings.masterKeys(Map.of("LOBBY_MASTER_KEYS", wrong))))
                    .as(wrong)
                    .isInstanceOf(Settings.Unusable.class)
                    .hasMessageContaining("LOBBY_MASTER_KEYS")
                    .hasMessageNotContaining("secret")
                    .hasNoCause();
        }
    }

    @Test
    void a_destroyed_file_is_overwritten_before_it_goes() throws Exception {
        Path file = Files.writeString(data.resolve("x.json"), "the key itself");
        Path other = data.resolve("another name of the same file");
        Files.createLink(other, file);
        new SecretFolder(data).destroy("x.json");
        assertThat(file).doesNotExist();
        assertThat(new String(Files.readAllBytes(other), java.nio.charset.StandardCharsets.ISO_8859_1))
                .hasSize(14)
                .doesNotContain("key");
    }

    private TinkSealer start(Map<String, String> given) {
        TinkSealer sealer = new TinkSealer(settings(), clock, given);
        new KeyCheck(used(sealer));
        return sealer;
    }

    private UsedKeys used(TinkSealer sealer) {
        return new UsedKeys(database.jdbc(), settings(), sealer, clock);
    }

    private KeyRing ring(TinkSealer sealer) {
        KeyedTables owner = () -> List.of(new KeyColumn("dev_mail", "id", "wrapped_key", "dev-mail"));
        ObjectProvider<KeyedTables> owners = new ObjectProvider<>() {
            @Override
            public Stream<KeyedTables> stream() {
                return Stream.of(owner);
            }
        };
        Rewrapping rewrapping = new Rewrapping(new JdbcTemplate(database.dataSource()), sealer, owners);
        return new KeyRing(sealer, settings(), used(sealer), rewrapping, clock);
    }

    private void keep(TinkSealer sealer, String text) {
        Sealed sealed = sealer.seal(text.getBytes(UTF_8), "dev-mail");
        database.jdbc()
                .sql("insert into dev_mail (received_at, wrapped_key, sealed) values (now(), :key, :sealed)")
                .param("key", sealed.wrappedKey())
                .param("sealed", sealed.sealed())
                .update();
    }

    private List<String> open(TinkSealer sealer) {
        return database.jdbc()
                .sql("select wrapped_key, sealed from dev_mail order by id")
                .query((row, number) ->
                        new String(sealer.open(row.getBytes("wrapped_key"), row.getBytes("sealed"), "dev-mail"), UTF_8))
                .list();
    }

    private Settings settings() {
        return Settings.read(Map.of(), null, data, false);
    }
}
