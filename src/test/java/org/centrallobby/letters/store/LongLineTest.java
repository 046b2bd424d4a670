package org.centrallobby.letters.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.centrallobby.TestDatabase;
import org.centrallobby.letters.store.LineRows.Head;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A line of a hundred thousand letters: what is due is found by index, and by little of it. */
class LongLineTest {
    private static final int MEMBER = 910001;
    private final TestDatabase database = TestDatabase.fresh();
    private Connection connection;
    private JdbcClient jdbc;
    private LineRows rows;

    @BeforeEach
    void fill() throws SQLException {
        connection = database.address().connect();
        jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        rows = new LineRows(jdbc);
        try (Statement statement = connection.createStatement()) {
            // Neither triggers nor references: only the line is looked at here.
            statement.execute("""
                    set session_replication_role = replica;
                    insert into letter (reference, state, kind, campaign, member_id, constituency_id, form_id, consent_version,
                                        consented_at, written_at, state_since, moved_at, confirmed_at, posted_at,
                                        wrapped_key, sealed, contact_key, contact_sealed, email_hash)
                    select 'CL-' || n, case when n <= 100000 then 'READY' else 'ACCEPTED' end, 'CAMPAIGN',
                           (array['ferries', 'buses', 'trains', null])[1 + n % 4], 910001 + n % 2, 920001 + n % 2,
                           gen_random_uuid(), 'test', t, t, t, t, t, case when n > 100000 then t end,
                           '\\x00', '\\x00', '\\x00', '\\x00', '\\x00'
                    from (select n, timestamptz '2026-12-04 09:00:00Z' + n * interval '1 second' as t
                          from generate_series(1, 120000) as n) as letters;
                    set session_replication_role = default;
                    analyze letter;
                    """);
        }
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        database.close();
    }

    @Test
    void a_turn_reads_a_few_rows_of_a_hundred_thousand() {
        long scans = scans();
        long read = read();
        assertThat(rows.listMembers()).containsExactly(MEMBER, MEMBER + 1);
        LineRows.Line line = rows.getLine(MEMBER, 0, 10);
        assertThat(line.waiting()).isTrue();
        assertThat(line.latest())
                .hasSize(10)
                .first()
                .isEqualTo(Instant.parse("2026-12-05T18:19:58Z").plusSeconds(2));
        List<Head> heads = rows.listHeads(MEMBER);
        assertThat(heads).extracting(Head::campaign).containsExactly("trains", "ferries");
        assertThat(rows.take(heads.getFirst().letterId())).isPresent();
        assertThat(scans() - scans).as("whole tables read").isZero();
        assertThat(read() - read).as("rows of indexes read").isLessThan(200);
    }

    @Test
    void what_is_before_a_letter_is_counted_in_an_index() {
        long last = jdbc.sql("select max(id) from line where member_id = 910001")
                .query(Long.class)
                .single();
        long scans = scans();
        assertThat(rows.countAhead(last)).isEqualTo(24_999);
        assertThat(rows.count(MEMBER, "trains", 100)).isEqualTo(100);
        assertThat(rows.count(MEMBER, "nothing", 100)).isZero();
        assertThat(scans() - scans).as("whole tables read").isZero();
    }

    private long scans() {
        return stat("select seq_scan from pg_stat_user_tables where relname = 'letter'");
    }

    private long read() {
        return stat("select sum(idx_tup_read) from pg_stat_user_indexes where relname = 'letter'");
    }

    private long stat(String sql) {
        jdbc.sql("select pg_stat_force_next_flush()").query((row, number) -> 0).list();
        return jdbc.sql(sql).query(Long.class).single();
    }
}
