package org.centrallobby;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.centrallobby.kit.Settings;
import org.centrallobby.kit.database.Changes;
import org.centrallobby.kit.imports.ImportKind;
import org.centrallobby.kit.imports.ImportRefused;
import org.centrallobby.kit.imports.Kind;
import org.centrallobby.kit.imports.Tally;
import org.centrallobby.kit.postgres.DatabaseAddress;
import org.centrallobby.kit.sync.Outcome;
import org.centrallobby.kit.sync.Reading;
import org.centrallobby.kit.sync.Readings;
import org.centrallobby.kit.sync.Source;
import org.centrallobby.recorded.RecordedParliament;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** Places, Sessions, Members and motions on an empty database of their own, without pages and mail. */
public final class Parliament implements AutoCloseable {
    /** {@code @Transactional} as the program has it. */
    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement(proxyTargetClass = true)
    static class Transactions {}

    private final TestDatabase database = TestDatabase.fresh();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final Path folder;

    private Parliament(TestClock clock, List<Object> more) {
        try {
            folder = Files.createTempDirectory(
                    Files.createDirectories(Path.of("target").toAbsolutePath()), "parliament");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        context.registerBean("database", DataSource.class, database::dataSource);
        context.registerBean("address", DatabaseAddress.class, database::address);
        context.registerBean("jdbc", JdbcClient.class, database::jdbc);
        context.registerBean("changes", Changes.class, database::changes);
        context.registerBean(
                "transactionManager",
                JdbcTransactionManager.class,
                () -> new JdbcTransactionManager(database.dataSource()));
        context.registerBean("transactions", TransactionTemplate.class, database::transactions);
        context.getBeanFactory().registerSingleton("testClock", clock);
        context.getBeanFactory().registerSingleton("settings", Settings.read(addresses(more), 0, folder, false));
        context.getBeanFactory().registerSingleton("patience", RecordedParliament.HURRIED);
        more.forEach(bean -> context.getBeanFactory()
                .registerSingleton(bean.getClass().getName() + "@" + System.identityHashCode(bean), bean));
        context.register(Transactions.class);
        ClassPathBeanDefinitionScanner rulesAndRows = new ClassPathBeanDefinitionScanner(context);
        rulesAndRows.addExcludeFilter(new RegexPatternTypeFilter(Pattern.compile(".*\\.web\\..*")));
        rulesAndRows.scan(
                "org.centrallobby.kit.http",
                "org.centrallobby.kit.sync",
                "org.centrallobby.places",
                "org.centrallobby.calendar",
                "org.centrallobby.members",
                "org.centrallobby.motions");
        context.refresh();
    }

    /** Without a recorded Parliament the addresses are those of nobody: no test asks the real one. */
    private static Map<String, String> addresses(List<Object> more) {
        String address = more.stream()
                .filter(RecordedParliament.class::isInstance)
                .map(recorded -> ((RecordedParliament) recorded).address().toString())
                .findFirst()
                .orElse("http://127.0.0.1:9");
        return Map.of(
                "LOBBY_MEMBERS_API", address,
                "LOBBY_MOTIONS_API", address,
                "LOBBY_WHATSON_API", address,
                "LOBBY_PARLIAMENT_PACE", "0");
    }

    /**
     * Starts with nothing known.
     *
     * @param more further parts, such as a demonstration that stands in the way, or a recorded Parliament to read from
     */
    public static Parliament at(String now, Object... more) {
        return new Parliament(TestClock.at(now), List.of(more));
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    public TestDatabase database() {
        return database;
    }

    /** A file with these lines. */
    public Path file(String name, String... lines) {
        try {
            return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Imports a file as {@code bin/lobby import} does. */
    public Tally take(String kind, Path file, @Nullable String asOf) throws ImportRefused {
        Tally tally = new Tally(read -> {});
        try {
            kind(kind).run(List.of(file), asOf == null ? null : LocalDate.parse(asOf), tally);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tally;
    }

    public Tally take(String kind, Path file) throws ImportRefused {
        return take(kind, file, null);
    }

    /** Imports a file, and once more to see that nothing changes. */
    public Tally takeTwice(String kind, Path file, @Nullable String asOf) throws ImportRefused {
        Tally first = take(kind, file, asOf);
        List<String> before = rows();
        Tally second = take(kind, file, asOf);
        assertThat(second.toString()).contains("new 0, changed 0");
        assertThat(rows()).isEqualTo(before);
        return first;
    }

    /** Reads a source once, as {@code bin/lobby sync} does. */
    public Outcome read(String source, Reading.Options options) {
        Source found = context.getBeansOfType(Source.class).values().stream()
                .filter(bean -> bean.name().equals(source))
                .findFirst()
                .orElseThrow();
        return get(Readings.class).run(found, options, Reading.Progress.SILENT);
    }

    /** Reads a source once as usual. */
    public Outcome read(String source) {
        return read(source, Reading.Options.USUAL);
    }

    /** All rows about Parliament, to see whether anything changed. */
    private List<String> rows() {
        return List.of(
                        "constituency",
                        "session",
                        "member",
                        "membership",
                        "contact",
                        "non_signing",
                        "motion",
                        "signature")
                .stream()
                .flatMap(
                        table -> database
                                .jdbc()
                                .sql("select t::text from " + table + " t order by 1")
                                .query(String.class)
                                .list()
                                .stream()
                                .map(row -> table + row))
                .toList();
    }

    private ImportKind kind(String name) {
        return context.getBeansOfType(ImportKind.class).values().stream()
                .filter(bean -> {
                    Kind kind = AnnotationUtils.findAnnotation(AopUtils.getTargetClass(bean), Kind.class);
                    return kind != null && kind.name().equals(name);
                })
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }
}
