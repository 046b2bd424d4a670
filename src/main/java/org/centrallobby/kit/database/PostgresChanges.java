package org.centrallobby.kit.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.centrallobby.kit.postgres.DatabaseAddress;
import org.centrallobby.kit.rounds.Volley;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Changes by PostgreSQL's LISTEN and NOTIFY, on a connection of its own outside the pool. */
public final class PostgresChanges implements Changes, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresChanges.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    /** News of this long is read in one go. */
    private static final Duration BREATH = Duration.ofMillis(20);

    private static final Duration TO_FINISH = Duration.ofSeconds(5);
    private static final int LOOK_UP_EVERY_MILLIS = 10_000;
    private final DatabaseAddress address;
    private final Announcements announcements;
    private final Map<Topic, List<Listener>> listeners = new EnumMap<>(Topic.class);
    private final Thread ear;
    private volatile boolean closed;
    private volatile @Nullable Connection connection;

    /** Listens from now on. */
    public PostgresChanges(DatabaseAddress address, JdbcClient jdbc) {
        this.address = address;
        this.announcements = new Announcements(jdbc);
        for (Topic topic : Topic.values()) {
            listeners.put(topic, new CopyOnWriteArrayList<>());
        }
        ear = Thread.ofVirtual().name("changes").start(this::listen);
    }

    @Override
    public void announce(Topic topic) {
        announcements.announce(topic);
    }

    @Override
    public void announce(Topic topic, Volley volley) {
        announcements.announce(topic, volley);
    }

    @Override
    public void onChange(Topic topic, Runnable listener) {
        get(topic).add(new Listener(topic, listener));
    }

    private List<Listener> get(Topic topic) {
        return java.util.Objects.requireNonNull(listeners.get(topic));
    }

    private void listen() {
        boolean lost = false;
        while (!closed) {
            try (Connection opened = address.connect();
                    Statement statement = opened.createStatement()) {
                connection = opened;
                statement.execute("listen lobby");
                if (lost) {
                    LOG.info("The database is back; everything kept in memory is read again.");
                }
                // Also at the first connection: what was read before it may be old by now.
                listeners.values().forEach(all -> all.forEach(Listener::call));
                lost = true;
                hear(opened.unwrap(PGConnection.class));
            } catch (SQLException e) {
                if (!closed) {
                    LOG.warn(
                            "No news of changes for now, the connection to the database is lost ({}).",
                            e.getSQLState());
                }
            }
            pause();
        }
    }

    private void hear(PGConnection connection) throws SQLException {
        while (!closed) {
            PGNotification[] heard = connection.getNotifications(LOOK_UP_EVERY_MILLIS);
            for (PGNotification notification : heard == null ? new PGNotification[0] : heard) {
                for (Topic topic : Topic.values()) {
                    if (topic.name().equals(notification.getParameter())) {
                        get(topic).forEach(Listener::call);
                    }
                }
            }
        }
    }

    private void pause() {
        if (!closed) {
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                closed = true;
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        listeners.values().forEach(all -> all.forEach(Listener::call));
        ear.interrupt();
        Connection open = connection;
        if (open != null) {
            try {
                open.abort(Runnable::run);
            } catch (SQLException e) {
                LOG.debug("The connection was gone already.", e);
            }
        }
        listeners.values().forEach(all -> all.forEach(Listener::finish));
    }

    /** One listener, its calls in a row: news that comes while it runs makes it run once more. */
    private final class Listener {
        private final Topic topic;
        private final Runnable action;
        private final Semaphore news = new Semaphore(0);
        private final Thread thread;

        Listener(Topic topic, Runnable action) {
            this.topic = topic;
            this.action = action;
            thread = Thread.ofVirtual().name("changes of " + topic).start(this::run);
        }

        void call() {
            news.release();
        }

        /** What it reads just now it may read to the end: the pool of connections is closed next. */
        void finish() {
            try {
                if (!thread.equals(Thread.currentThread())) {
                    thread.join(TO_FINISH);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void run() {
            try {
                while (!closed) {
                    news.acquire();
                    news.drainPermits();
                    while (!closed && !succeeds()) {
                        news.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
                    }
                    Thread.sleep(BREATH);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private boolean succeeds() {
            try {
                action.run();
                return true;
            } catch (RuntimeException e) {
                if (!closed) {
                    LOG.warn("What changed in {} could not be read, and will be tried again.", topic, e);
                }
                return closed;
            }
        }
    }
}
