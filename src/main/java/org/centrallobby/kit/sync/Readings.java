package org.centrallobby.kit.sync;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.centrallobby.kit.http.FetchFailed;
import org.centrallobby.kit.sync.Reading.Options;
import org.centrallobby.kit.sync.Reading.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Runs the readings of sources, one at a time for each over all nodes, and remembers what became of them. */
@Component
public class Readings {
    private static final Logger LOG = LoggerFactory.getLogger(Readings.class);
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Long>> COUNTS = new TypeReference<>() {};
    private static final TypeReference<List<String>> REMARKS = new TypeReference<>() {};

    private final DataSource pool;
    private final JdbcClient database;
    private final InstantSource clock;

    Readings(DataSource pool, JdbcClient database, InstantSource clock) {
        this.pool = pool;
        this.database = database;
        this.clock = clock;
    }

    /** Reads a source as scheduled work does; a failure is one line in the log. */
    public Outcome run(Source source) {
        Outcome outcome = run(source, Options.USUAL, Progress.SILENT);
        if (outcome instanceof Outcome.Failed failed) {
            LOG.warn("{}: {} {}", source.name(), failed.trouble(), failed.nextStep());
        }
        return outcome;
    }

    /** Reads a source. What it throws besides the expected is put on record and thrown on. */
    public Outcome run(Source source, Options options, Progress progress) {
        try (Turn turn = Turn.take(pool, source.name())) {
            if (!turn.isOurs()) {
                return new Outcome.Busy();
            }
            return readNow(source, new Reading(options, progress));
        }
    }

    private Outcome readNow(Source source, Reading reading) {
        begin(source.name());
        try {
            source.read(reading);
        } catch (SyncRefused e) {
            return failed(source, reading, String.valueOf(e.getMessage()), e.nextStep());
        } catch (FetchFailed e) {
            return failed(
                    source,
                    reading,
                    String.valueOf(e.getMessage()),
                    "What was known stays; it is tried again at the next turn, or by bin/lobby sync.");
        } catch (RuntimeException e) {
            failed(source, reading, "Something unforeseen happened.", "The log of the program tells more.");
            throw e;
        }
        succeed(source.name(), reading);
        return new Outcome.Done(reading);
    }

    private Outcome failed(Source source, Reading reading, String trouble, String nextStep) {
        database.sql("update source_reading set trouble = ?, next_step = ?, remarks = ?::json where source = ?")
                .param(trouble)
                .param(nextStep)
                .param(MAPPER.writeValueAsString(reading.remarks()))
                .param(source.name())
                .update();
        return new Outcome.Failed(reading, trouble, nextStep);
    }

    private void begin(String source) {
        database.sql("""
                        insert into source_reading (source, last_attempt) values (?, ?)
                        on conflict (source) do update set last_attempt = excluded.last_attempt
                        """).param(source).param(Timestamp.from(clock.instant())).update();
    }

    private void succeed(String source, Reading reading) {
        database.sql("""
                        update source_reading
                        set last_success = ?, counts = ?::json, remarks = ?::json, trouble = null, next_step = null
                        where source = ?
                        """)
                .param(Timestamp.from(clock.instant()))
                .param(MAPPER.writeValueAsString(reading.counts()))
                .param(MAPPER.writeValueAsString(reading.remarks()))
                .param(source)
                .update();
    }

    /**
     * Whether an operator has ever asked for a source, whatever came of it. Until then scheduled work leaves it alone: a
     * newcomer's machine must not ask Parliament for anything by itself, nor lose its fictional place.
     */
    public boolean isWanted(String source) {
        return find(source).isPresent();
    }

    /** How a source stands; empty if nobody ever asked for it. */
    public Optional<SourceState> find(String source) {
        return database.sql("select * from source_reading where source = ?")
                .param(source)
                .query((row, number) -> state(row))
                .optional();
    }

    private static SourceState state(ResultSet row) throws SQLException {
        Timestamp success = row.getTimestamp("last_success");
        return new SourceState(
                row.getString("source"),
                row.getTimestamp("last_attempt").toInstant(),
                success == null ? null : success.toInstant(),
                MAPPER.readValue(row.getString("counts"), COUNTS),
                MAPPER.readValue(row.getString("remarks"), REMARKS),
                row.getString("trouble"),
                row.getString("next_step"));
    }

    /** The right to read a source, which ends with the connection it hangs on: no crash leaves it behind. */
    private static final class Turn implements AutoCloseable {
        private final Connection connection;
        private final String source;
        private final boolean ours;

        private Turn(Connection connection, String source, boolean ours) {
            this.connection = connection;
            this.source = source;
            this.ours = ours;
        }

        static Turn take(DataSource pool, String source) {
            try {
                Connection connection = pool.getConnection();
                try {
                    return new Turn(connection, source, ask(connection, "pg_try_advisory_lock", source));
                } catch (SQLException | RuntimeException e) {
                    JdbcUtils.closeConnection(connection);
                    throw e;
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private static boolean ask(Connection connection, String function, String source) throws SQLException {
            try (PreparedStatement statement =
                    connection.prepareStatement("select " + function + "(hashtextextended('reading of ' || ?, 0))")) {
                statement.setString(1, source);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() && row.getBoolean(1);
                }
            }
        }

        boolean isOurs() {
            return ours;
        }

        @Override
        public void close() {
            try {
                if (ours) {
                    ask(connection, "pg_advisory_unlock", source);
                }
            } catch (SQLException e) {
                LOG.warn("The turn to read {} could not be given back; it ends with its connection.", source);
            } finally {
                JdbcUtils.closeConnection(connection);
            }
        }
    }
}
