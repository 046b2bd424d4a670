package org.centrallobby;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.centrallobby.kit.database.Changes;
import org.centrallobby.kit.database.DatabasePool;
import org.centrallobby.kit.database.Migrations;
import org.centrallobby.kit.database.PostgresChanges;
import org.centrallobby.kit.database.Role;
import org.centrallobby.kit.postgres.DatabaseAddress;
import org.centrallobby.kit.postgres.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A database of a test's own on a real PostgreSQL that all tests of the run share: empty tables, copied in a moment. */
public final class TestDatabase implements AutoCloseable {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private final String name;
    private final DatabaseAddress address;
    private final HikariDataSource pool;
    private final @Nullable EmbeddedPostgres own;
    private @Nullable PostgresChanges changes;

    private TestDatabase(String name, DatabaseAddress address, @Nullable EmbeddedPostgres own) {
        this.name = name;
        this.address = address;
        this.own = own;
        this.pool = DatabasePool.open(address, 8, Role.SERVER);
    }

    /** All tables, no rows. */
    public static TestDatabase fresh() {
        String name = "test" + NUMBER.incrementAndGet();
        execute(Server.ADDRESS, "create database " + name + " template " + Server.TEMPLATE);
        return new TestDatabase(name, Server.ADDRESS.named(name), null);
    }

    /** One on a server of its own, for a test that looks at files: they are in the folder's {@code data}. */
    public static TestDatabase alone(Path folder) {
        EmbeddedPostgres server = EmbeddedPostgres.start(
                folder, Path.of("target").toAbsolutePath().resolve("postgres-binaries"));
        return new TestDatabase("lobby", server.address(), server);
    }

    public DataSource dataSource() {
        return pool;
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(pool);
    }

    public TransactionTemplate transactions() {
        return new TransactionTemplate(new JdbcTransactionManager(pool));
    }

    /** What {@code LOBBY_DATABASE_URL} would be. */
    public String url() {
        return address.url();
    }

    public DatabaseAddress address() {
        return address;
    }

    /** Ends all connections, as a server that restarts does. */
    public void cutConnections() {
        execute(
                Server.ADDRESS,
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
    }

    public synchronized Changes changes() {
        if (changes == null) {
            changes = new PostgresChanges(address, jdbc());
        }
        return changes;
    }

    /** Stops the server of a database that has one of its own. */
    public void stopServer() {
        pool.close();
        java.util.Objects.requireNonNull(own).close();
    }

    @Override
    public synchronized void close() {
        if (changes != null) {
            changes.close();
        }
        pool.close();
        if (own == null) {
            execute(Server.ADDRESS, "drop database if exists " + name + " with (force)");
        } else {
            own.close();
        }
    }

    private static void execute(DatabaseAddress address, String sql) {
        try (Connection connection = address.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Started when the first test asks, stopped and deleted when the run ends. */
    private static final class Server {
        static final String TEMPLATE = "tables";
        static final DatabaseAddress ADDRESS = start();

        private static DatabaseAddress start() {
            try {
                Path target = Path.of("target").toAbsolutePath();
                Files.createDirectories(target);
                Path folder = Files.createTempDirectory(target, "test-postgres");
                EmbeddedPostgres server = EmbeddedPostgres.start(folder, target.resolve("postgres-binaries"));
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    server.close();
                    delete(folder);
                }));
                execute(server.address(), "create database " + TEMPLATE);
                try (HikariDataSource pool = DatabasePool.open(server.address().named(TEMPLATE), 2, Role.SERVER)) {
                    Migrations.run(pool);
                }
                return server.address();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void delete(Path folder) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
