package org.centrallobby.kit.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.centrallobby.kit.crypto.KeyedTables;
import org.centrallobby.kit.crypto.KeyedTables.KeyColumn;
import org.centrallobby.kit.jobs.RecurringJob;
import org.centrallobby.kit.postgres.DatabaseAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Writes tables of keyed records anew, so that their files hold nothing of what was destroyed. PostgreSQL overwrites no row:
 * an old one stays in its page until another happens to need the room, and a plain VACUUM only says that it may.
 */
@Component
public final class Sweep implements RecurringJob {
    /** A table larger than this is not locked for as long as it takes without being asked to. */
    private static final long LARGEST = 1L << 30;

    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
    private final DatabaseAddress address;
    private final ObjectProvider<KeyedTables> owners;

    Sweep(DatabaseAddress address, ObjectProvider<KeyedTables> owners) {
        this.address = address;
        this.owners = owners;
    }

    @Override
    public String name() {
        return "sweep";
    }

    @Override
    public Duration pause() {
        return Duration.ofDays(1);
    }

    @Override
    public Optional<LocalTime> dailyAt() {
        return Optional.of(LocalTime.of(3, 40));
    }

    @Override
    public void runOnce() {
        sweep(LARGEST);
    }

    /**
     * Writes the tables anew, one after the other. Whoever wants one meanwhile waits for it; one that is in use for long is
     * left for the next time.
     *
     * @param largest in bytes, indexes included; what is larger is vacuumed in the plain way
     * @return the tables that were written anew
     */
    public List<String> sweep(long largest) {
        List<String> swept = new ArrayList<>();
        List<String> tables = owners.stream()
                .flatMap(owner -> owner.listKeyColumns().stream())
                .map(KeyColumn::table)
                .distinct()
                .sorted()
                .toList();
        try (Connection connection = address.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set lock_timeout = '5s'");
            for (String table : tables) {
                if (sweep(statement, table, largest)) {
                    swept.add(table);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The tables could not be swept.", e);
        }
        return swept;
    }

    private static boolean sweep(Statement statement, String table, long largest) {
        try {
            boolean full = size(statement, table) <= largest;
            statement.execute((full ? "vacuum (full, analyze) " : "vacuum (analyze) ") + table);
            if (!full) {
                LOG.info(
                        "The table {} is too large to be written anew by itself: bin/lobby privacy sweep does it.",
                        table);
            }
            return full;
        } catch (SQLException e) {
            // Of the error only its code: its words may repeat a value.
            LOG.warn("The table {} could not be swept ({}); it is tried again the next time.", table, e.getSQLState());
            return false;
        }
    }

    private static long size(Statement statement, String table) throws SQLException {
        try (ResultSet size = statement.executeQuery("select pg_total_relation_size('" + table + "')")) {
            size.next();
            return size.getLong(1);
        }
    }
}
