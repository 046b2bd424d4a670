package org.centrallobby;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.centrallobby.kit.imports.ImportKind;
import org.centrallobby.kit.imports.Kind;
import org.junit.jupiter.api.Test;

/** ARCHITECTURE.md holds the map of the house; here it is compared with the bytecode, and the habits are kept. */
class ArchitectureTest {
    private static final String ROOT = "org.centrallobby";
    private static final Path SOURCES = Path.of("src/main/java");
    private static final JavaClasses CLASSES = new ClassFileImporter().importPath(Path.of("target/classes"));
    private static final Pattern ROW = Pattern.compile("\\| `([a-z]+)` \\|[^|]*\\| ([^|]*) \\|");

    @Test
    void the_arrows_between_packages_are_those_of_the_map() throws IOException {
        assertThat(arrows(ArchitectureTest::feature)).isEqualTo(map());
    }

    @Test
    void the_kit_knows_no_feature() {
        assertThat(CLASSES.stream()
                        .filter(type -> feature(type).equals("kit"))
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .map(arrow -> arrow.getTargetClass().getBaseComponentType())
                        .filter(ArchitectureTest::isOurs)
                        .map(ArchitectureTest::feature))
                .containsOnly("kit");
    }

    @Test
    void no_package_leads_back_to_itself() {
        Map<String, Set<String>> arrows = arrows(JavaClass::getPackageName);
        for (String from : arrows.keySet()) {
            Set<String> reached = new TreeSet<>();
            Deque<String> open = new ArrayDeque<>(arrows.getOrDefault(from, Set.of()));
            while (!open.isEmpty()) {
                String next = open.pop();
                if (reached.add(next)) {
                    open.addAll(arrows.getOrDefault(next, Set.of()));
                }
            }
            assertThat(reached).as("reached from %s", from).doesNotContain(from);
        }
    }

    @Test
    void time_is_injected() {
        assertThat(CLASSES.stream()
                        .filter(type -> !type.getPackageName().equals(ROOT + ".kit.time"))
                        .flatMap(type -> Stream.concat(
                                type.getAccessesFromSelf().stream(), type.getCodeUnitReferencesFromSelf().stream()))
                        .filter(ArchitectureTest::readsTheMachinesClock)
                        .map(JavaAccess::getDescription))
                .isEmpty();
    }

    @Test
    void the_environment_is_read_once_by_whoever_reads_the_command_line() {
        assertThat(CLASSES.stream()
                        .filter(type -> !type.getPackageName().startsWith(ROOT + ".commands"))
                        .flatMap(type -> type.getMethodCallsFromSelf().stream())
                        .filter(call -> call.getTargetOwner().isEquivalentTo(System.class))
                        .filter(call -> call.getName().startsWith("getenv"))
                        .map(JavaAccess::getDescription))
                .isEmpty();
    }

    @Test
    void names_say_what_a_thing_is() {
        assertThat(CLASSES.stream().map(JavaClass::getSimpleName))
                .noneMatch(name -> name.matches(".*(Impl|Utils?|Helper|Manager)"));
        assertThat(CLASSES.stream().map(JavaClass::getPackageName)).noneMatch(name -> name.endsWith(".common"));
    }

    @Test
    void every_kind_of_import_is_described() {
        assertThat(CLASSES.stream()
                        .filter(type -> type.isAssignableTo(ImportKind.class))
                        .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                        .filter(type -> !type.isAnnotatedWith(Kind.class)))
                .isEmpty();
    }

    @Test
    void packages_and_files_are_of_a_size_to_be_read() throws IOException {
        Map<Path, Integer> files = new TreeMap<>();
        for (Path file : sources()) {
            files.merge(file.getParent(), 1, Integer::sum);
            assertThat(Files.readAllLines(file)).as("lines of %s", file).hasSizeLessThanOrEqualTo(300);
        }
        assertThat(files.entrySet()).filteredOn(entry -> entry.getValue() > 12).isEmpty();
    }

    @Test
    void no_constructor_asks_for_more_than_six_parts() {
        assertThat(CLASSES.stream()
                        .filter(type -> !type.isRecord())
                        .flatMap(type -> type.getConstructors().stream())
                        .filter(constructor ->
                                constructor.getRawParameterTypes().size() > 6)
                        .filter(constructor -> isOurs(constructor.getOwner()))
                        .map(JavaCodeUnit::getFullName))
                .isEmpty();
    }

    @Test
    void every_package_says_what_it_is_and_that_nothing_is_null_by_default() throws IOException {
        List<Path> silent = new ArrayList<>();
        for (Path folder : sources().stream().map(Path::getParent).distinct().toList()) {
            Path info = folder.resolve("package-info.java");
            if (!Files.exists(info)
                    || !Files.readString(info).contains("@NullMarked")
                    || !Files.readString(info).startsWith("/**")) {
                silent.add(folder);
            }
        }
        assertThat(silent).isEmpty();
    }

    /** What ARCHITECTURE.md says: a row a package, and the packages it may use. */
    private static Map<String, Set<String>> map() throws IOException {
        Map<String, Set<String>> map = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("ARCHITECTURE.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                Set<String> uses = new TreeSet<>(Arrays.asList(row.group(2).split(", ", -1)));
                uses.remove("–");
                map.put(row.group(1), uses);
            }
        }
        return map;
    }

    private static Map<String, Set<String>> arrows(Function<JavaClass, String> place) {
        Map<String, Set<String>> arrows = new TreeMap<>();
        for (JavaClass type : CLASSES) {
            if (!isOurs(type) || type.getPackageName().equals(ROOT)) {
                continue;
            }
            Set<String> uses = arrows.computeIfAbsent(place.apply(type), from -> new TreeSet<>());
            type.getDirectDependenciesFromSelf().stream()
                    .map(arrow -> arrow.getTargetClass().getBaseComponentType())
                    .filter(ArchitectureTest::isOurs)
                    .map(place)
                    .filter(to -> !to.equals(place.apply(type)))
                    .forEach(uses::add);
        }
        if (arrows.containsKey("kit")) {
            // Open to all: no arrow to it needs to be declared.
            arrows.values().forEach(uses -> uses.remove("kit"));
        }
        return arrows;
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().equals(ROOT) || type.getPackageName().startsWith(ROOT + ".");
    }

    /** The first part of the package's name below ours; a feature's inner packages belong to it. */
    private static String feature(JavaClass type) {
        String name = type.getPackageName();
        String inner = name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1);
        return inner.contains(".") ? inner.substring(0, inner.indexOf('.')) : inner;
    }

    private static boolean readsTheMachinesClock(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        return switch (access.getName()) {
            case "now" ->
                owner.getPackageName().startsWith("java.time")
                        && access.getTarget() instanceof CodeUnitAccessTarget call
                        && call.getRawParameterTypes().stream()
                                .noneMatch(type -> type.isEquivalentTo(java.time.Clock.class));
            case "currentTimeMillis" -> owner.isEquivalentTo(System.class);
            case "systemUTC", "systemDefaultZone", "system", "tick" ->
                owner.getPackageName().startsWith("java.time");
            case "<init>" ->
                owner.isEquivalentTo(java.util.Date.class)
                        && access.getTarget() instanceof CodeUnitAccessTarget call
                        && call.getRawParameterTypes().isEmpty();
            default -> false;
        };
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .toList();
        }
    }
}
