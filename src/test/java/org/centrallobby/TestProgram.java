package org.centrallobby;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.centrallobby.commands.Launch;
import org.centrallobby.kit.Choices;
import org.centrallobby.kit.ParliamentAddresses;
import org.centrallobby.kit.Settings;
import org.centrallobby.kit.database.Role;
import org.centrallobby.kit.sync.Outcome;
import org.centrallobby.kit.sync.Reading;
import org.centrallobby.kit.sync.Readings;
import org.centrallobby.kit.sync.Source;
import org.centrallobby.recorded.RecordedParliament;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole program, web server included, on a database and a data folder of its own. */
public final class TestProgram implements AutoCloseable {
    /** Nothing listens there: a test that forgot to say where Parliament is asks nobody. */
    private static final URI NOBODY = URI.create("http://127.0.0.1:9");

    private final TestDatabase database;
    private final Path data;
    private final TestClock clock;
    private final Settings settings;
    private @Nullable ConfigurableApplicationContext context;

    private TestProgram(TestDatabase database, Path data, TestClock clock, Settings settings) {
        this.database = database;
        this.data = data;
        this.clock = clock;
        this.settings = settings;
    }

    /** With starter data, mail in the development mailbox and the clock standing at the time given. */
    public static TestProgram start(TestClock clock) {
        return start(clock, settings -> settings);
    }

    /**
     * With settings of the test's own.
     *
     * @param change makes other settings of the usual ones; see {@link #withSmtp} and {@link #withoutStarter}
     */
    public static TestProgram start(TestClock clock, UnaryOperator<Settings> change) {
        return start(TestDatabase.fresh(), clock, change);
    }

    /** On a database of the test's own, which is closed with the program. */
    public static TestProgram start(TestDatabase database, TestClock clock, UnaryOperator<Settings> change) {
        try {
            Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
            Path data = Files.createTempDirectory(target, "test-data");
            int port = freePort();
            Settings usual = new Settings(
                    port,
                    data,
                    "http://localhost:" + port,
                    database.url(),
                    null,
                    data.resolve("keys"),
                    "lobby.test",
                    null,
                    true,
                    ParliamentAddresses.REAL.at(NOBODY, 0),
                    Choices.USUAL);
            TestProgram program = new TestProgram(database, data, clock, change.apply(usual));
            try {
                program.restart();
            } catch (RuntimeException e) {
                program.close();
                throw e;
            }
            return program;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same settings with a relay, for {@link #start(TestClock, UnaryOperator)}. */
    public static UnaryOperator<Settings> withSmtp(int port) {
        return s -> with(s, URI.create("smtp://localhost:" + port), s.starter(), s.parliament(), s.choices());
    }

    /** The same settings with an empty database. */
    public static UnaryOperator<Settings> withoutStarter() {
        return s -> with(s, s.smtpUrl(), false, s.parliament(), s.choices());
    }

    /** The same settings, with Parliament's APIs at one address and asked without a limit. */
    public static UnaryOperator<Settings> withParliament(URI address) {
        return s -> with(s, s.smtpUrl(), s.starter(), s.parliament().at(address, 0), s.choices());
    }

    /** The same settings of an operator who shows how Members answer. */
    public static UnaryOperator<Settings> withResponsiveness() {
        return s ->
                with(s, s.smtpUrl(), s.starter(), s.parliament(), s.choices().withResponsiveness());
    }

    private static Settings with(
            Settings s, @Nullable URI smtp, boolean starter, ParliamentAddresses parliament, Choices choices) {
        return new Settings(
                s.port(),
                s.data(),
                s.baseUrl(),
                s.databaseUrl(),
                smtp,
                s.keys(),
                s.mailDomain(),
                s.contact(),
                starter,
                parliament,
                choices);
    }

    /** Stops the program; database, keys and data folder stay for a look at them. */
    public void stop() {
        if (context != null) {
            context.close();
            context = null;
        }
    }

    /** Stops the program and starts it again on the same database, as an operator would. */
    public void restart() {
        stop();
        context = Launch.start(CentralLobby.class, settings, Role.SERVER, prepared -> {
            prepared.getBeanFactory().registerSingleton("testClock", clock);
            prepared.getBeanFactory().registerSingleton("patience", RecordedParliament.HURRIED);
        });
    }

    /** Reads a source once, as {@code bin/lobby sync} does beside the program. */
    public Outcome read(String source) {
        Source found = Objects.requireNonNull(context).getBeansOfType(Source.class).values().stream()
                .filter(bean -> bean.name().equals(source))
                .findFirst()
                .orElseThrow();
        return get(Readings.class).run(found, Reading.Options.USUAL, Reading.Progress.SILENT);
    }

    /** A bean of the running program. */
    public <T> T get(Class<T> type) {
        if (context == null) {
            throw new IllegalStateException("The program does not run.");
        }
        return context.getBean(type);
    }

    /** All beans of a kind. */
    public <T> Collection<T> getAll(Class<T> type) {
        return Objects.requireNonNull(context).getBeansOfType(type).values();
    }

    public String baseUrl() {
        return settings.baseUrl();
    }

    public Settings settings() {
        return settings;
    }

    public TestClock clock() {
        return clock;
    }

    public TestDatabase database() {
        return database;
    }

    @Override
    public void close() {
        stop();
        database.close();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
