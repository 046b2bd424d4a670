package org.centrallobby.kit.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.centrallobby.TestDatabase;
import org.centrallobby.kit.crypto.KeyedTables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was destroyed is not in the files of the tables any more. */
class SweepTest {
    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient jdbc = database.jdbc();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_plain_vacuum_leaves_deleted_bytes_in_the_file_and_a_sweep_does_not() {
        keep();
        jdbc.sql("delete from dev_mail where id % 10 = 0").update();
        jdbc.sql("vacuum dev_mail").update();
        // The reason for all this; should it fail one day, PostgreSQL has learnt to wipe.
        assertThat(deletedStillThere()).isNotEmpty();

        assertThat(sweep().sweep(1L << 30)).containsExactly("dev_mail");
        assertThat(deletedStillThere()).isEmpty();
        assertThat(filesWith(201)).as("what is kept").isNotEmpty();
    }

    @Test
    void the_planners_statistics_hold_no_key_and_nothing_sealed() {
        keep();
        jdbc.sql("analyze").update();
        assertThat(jdbc.sql("""
                                select tablename || '.' || attname from pg_stats
                                where schemaname = 'public' and tablename = 'dev_mail'
                                """).query(String.class).list())
                .containsExactlyInAnyOrder("dev_mail.id", "dev_mail.received_at");
        assertThat(jdbc.sql("""
                                select c.relname || '.' || a.attname from pg_attribute a
                                join pg_class c on c.oid = a.attrelid
                                where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
                                  and a.atttypid = 'bytea'::regtype and a.attstattarget is distinct from 0
                                  and (a.attname like '%\\_key' or a.attname like '%sealed' or a.attname = 'email_hash')
                                """).query(String.class).list())
                .as("columns whose values the planner samples")
                .isEmpty();
    }

    @Test
    void a_table_that_is_large_or_in_use_is_left_for_another_time() throws SQLException {
        keep();
        assertThat(sweep().sweep(1000)).isEmpty();
        try (Connection other = database.address().connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table dev_mail in access share mode");
            assertThat(sweep().sweep(1L << 30)).isEmpty();
            other.rollback();
        }
        assertThat(sweep().sweep(1L << 30)).containsExactly("dev_mail");
    }

    private void keep() {
        jdbc.sql("""
                insert into dev_mail (received_at, wrapped_key, sealed)
                select now(), convert_to('the key of record ' || n || ' it is', 'UTF8'), '\\x00' from generate_series(1, 400) n
                """).update();
    }

    private List<Integer> deletedStillThere() {
        return IntStream.rangeClosed(1, 40)
                .mapToObj(n -> n * 10)
                .filter(n -> !filesWith(n).isEmpty())
                .toList();
    }

    private List<Path> filesWith(int record) {
        jdbc.sql("checkpoint").update();
        Path folder =
                Path.of(jdbc.sql("show data_directory").query(String.class).single());
        String home = jdbc.sql("select 'base/' || oid from pg_database where datname = current_database()")
                .query(String.class)
                .single();
        return DataFiles.holding(
                folder.resolve(home),
                ("the key of record " + record + " it is").getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private Sweep sweep() {
        KeyedTables owner = () -> List.of(new KeyedTables.KeyColumn("dev_mail", "id", "wrapped_key", "dev-mail"));
        return new Sweep(database.address(), new ObjectProvider<>() {
            @Override
            public Stream<KeyedTables> stream() {
                return Stream.of(owner);
            }
        });
    }
}
