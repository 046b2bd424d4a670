package org.centrallobby.letters.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.centrallobby.Generated;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterEvent;
import org.centrallobby.letters.LetterState;
import org.centrallobby.letters.desk.LetterWorld;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The one table of what can happen to a letter: in Java, in SQL, and in the documents. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LetterMovesTest {
    private record Move(String event, String from, String to) {}

    private LetterWorld world;
    private JdbcClient database;
    private LetterRows rows;

    @BeforeAll
    void begin() {
        world = new LetterWorld();
        database = world.program.get(JdbcClient.class);
        rows = world.program.get(LetterRows.class);
    }

    @AfterAll
    void end() {
        world.close();
    }

    private static Set<Move> table() {
        Set<Move> moves = new HashSet<>();
        for (LetterEvent event : LetterEvent.values()) {
            if (event.from().isEmpty()) {
                moves.add(new Move(
                        event.name(), "", event.to(LetterState.UNCONFIRMED).name()));
            }
            event.from()
                    .forEach(from -> moves.add(
                            new Move(event.name(), from.name(), event.to(from).name())));
        }
        return moves;
    }

    @Test
    void the_database_holds_the_same_table() {
        assertThat(database.sql("select event, from_state as \"from\", to_state as \"to\" from letter_transition")
                        .query(Move.class)
                        .set())
                .isEqualTo(table());
    }

    @Test
    void every_state_can_be_reached_and_every_move_of_the_table_is_made_and_noted() {
        Map<LetterState, List<LetterEvent>> ways = ways();
        assertThat(ways.keySet()).containsExactlyInAnyOrder(LetterState.values());
        for (LetterEvent event : LetterEvent.values()) {
            for (LetterState from : event.from()) {
                Letter letter = at(from, ways);
                world.clock.advance(Duration.ofMinutes(1));
                assertThat(rows.apply(event, letter, "test", world.clock.instant(), "why"))
                        .as("%s from %s", event, from)
                        .isTrue();
                Letter moved = rows.find(letter.id()).orElseThrow();
                assertThat(moved.state()).isEqualTo(event.to(from));
                assertThat(rows.listSteps(letter.id()).getLast()).satisfies(step -> {
                    assertThat(step.event()).isEqualTo(event);
                    assertThat(step.at()).isEqualTo(world.clock.instant());
                    assertThat(step.note()).isEqualTo("why");
                });
                assertThat(rows.findText(letter.id()).isEmpty())
                        .as("text after %s", event)
                        .isEqualTo(moved.state().isDestroyed() || event == LetterEvent.FORGET_TEXT);
            }
        }
    }

    @Test
    void every_other_move_is_refused_by_java_and_by_sql() {
        Map<LetterState, List<LetterEvent>> ways = ways();
        Set<Move> table = table();
        int refused = 0;
        for (LetterState from : LetterState.values()) {
            Letter letter = at(from, ways);
            long audit = steps(letter);
            for (LetterEvent event : LetterEvent.values()) {
                if (!event.from().contains(from)) {
                    assertThat(rows.apply(event, letter, "test", world.clock.instant()))
                            .isFalse();
                }
                for (LetterState to : LetterState.values()) {
                    if (!table.contains(new Move(event.name(), from.name(), to.name()))) {
                        assertThatThrownBy(() -> force(letter, event, to))
                                .as("%s from %s to %s", event, from, to)
                                .isInstanceOf(DataIntegrityViolationException.class);
                        refused++;
                    }
                }
            }
            assertThat(rows.find(letter.id())).contains(letter);
            assertThat(steps(letter)).isEqualTo(audit);
        }
        assertThat(refused).isGreaterThan(5_000);
    }

    @Test
    void a_state_without_an_event_and_a_history_rewritten_are_refused() {
        Letter letter = at(LetterState.READY, ways());
        assertThatThrownBy(() -> database.sql("update letter set state = 'ACCEPTED' where id = :id")
                        .param("id", letter.id())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> database.sql("update letter_audit set actor = 'nobody' where letter_id = :id")
                        .param("id", letter.id())
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> database.sql("""
                                insert into letter (reference, state, last_event, kind, moved_at, member_id, constituency_id,
                                    form_id, consent_version, consented_at, written_at, state_since)
                                select 'CL-TEST-TEST', 'READY', 'CONFIRM', kind, now(), member_id, constituency_id,
                                    gen_random_uuid(), 'x', now(), now(), now() from letter where id = :id
                                """).param("id", letter.id()).update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void nodes_that_race_for_one_letter_move_it_once() throws Exception {
        List<LetterEvent> contenders =
                List.of(LetterEvent.CONFIRM, LetterEvent.HOLD, LetterEvent.DENY, LetterEvent.LAPSE, LetterEvent.ERASE);
        try (ExecutorService nodes = Executors.newFixedThreadPool(contenders.size() * 2)) {
            for (int round = 0; round < 20; round++) {
                Letter letter = at(LetterState.UNCONFIRMED, ways());
                List<Callable<Boolean>> race = new ArrayList<>();
                for (LetterEvent event : contenders) {
                    race.add(() -> rows.apply(event, letter, "one", world.clock.instant()));
                    race.add(() -> rows.apply(event, letter, "other", world.clock.instant()));
                }
                int won = 0;
                for (var result : nodes.invokeAll(race)) {
                    won += result.get() ? 1 : 0;
                }
                assertThat(won).isEqualTo(1);
                assertThat(steps(letter)).isEqualTo(2);
            }
        }
    }

    @Test
    void the_picture_in_the_documents_is_that_of_the_table() throws IOException {
        StringBuilder page = new StringBuilder("""
                # What can happen to a letter

                Made by `LetterMovesTest` from `LetterEvent`; the database holds the same table and refuses every other move.

                ```mermaid
                stateDiagram-v2
                    [*] --> UNCONFIRMED: WRITE
                """);
        Map<String, TreeSet<String>> arrows = new java.util.TreeMap<>();
        for (Move move : table()) {
            if (!move.from().isEmpty() && !move.from().equals(move.to())) {
                arrows.computeIfAbsent(move.from() + " --> " + move.to(), arrow -> new TreeSet<>())
                        .add(move.event());
            }
        }
        arrows.forEach((arrow, events) -> page.append("    ")
                .append(arrow)
                .append(": ")
                .append(String.join(", ", events))
                .append('\n'));
        page.append("```\n\n| event | from | to |\n|---|---|---|\n");
        for (LetterEvent event : LetterEvent.values()) {
            String from = event.from().isEmpty()
                    ? "–"
                    : String.join(
                            ", ", event.from().stream().sorted().map(Enum::name).toList());
            String to =
                    event.stays() ? "stays" : event.to(LetterState.UNCONFIRMED).name();
            page.append("| %s | %s | %s |\n".formatted(event, from, to));
        }
        Generated.check(Path.of("docs/generated/letter-states.md"), page.toString());
    }

    /** The shortest way from nothing to each state. */
    private static Map<LetterState, List<LetterEvent>> ways() {
        Map<LetterState, List<LetterEvent>> ways = new EnumMap<>(LetterState.class);
        ways.put(LetterState.UNCONFIRMED, List.of());
        Deque<LetterState> open = new ArrayDeque<>(ways.keySet());
        while (!open.isEmpty()) {
            LetterState from = open.remove();
            for (LetterEvent event : LetterEvent.values()) {
                if (event.from().contains(from) && !ways.containsKey(event.to(from))) {
                    ways.put(
                            event.to(from),
                            Stream.concat(way(ways, from).stream(), Stream.of(event))
                                    .toList());
                    open.add(event.to(from));
                }
            }
        }
        return ways;
    }

    private static List<LetterEvent> way(Map<LetterState, List<LetterEvent>> ways, LetterState state) {
        return Objects.requireNonNull(ways.get(state));
    }

    private Letter at(LetterState state, Map<LetterState, List<LetterEvent>> ways) {
        UUID form = UUID.randomUUID();
        Letter letter = rows.add(
                        world.draft(form, LetterWorld.writer("asha@example.test"), "Dear Ada"),
                        org.centrallobby.letters.Standing.NONE,
                        true,
                        world.clock.instant())
                .orElseThrow();
        for (LetterEvent event : way(ways, state)) {
            assertThat(rows.apply(event, rows.find(letter.id()).orElseThrow(), "test", world.clock.instant()))
                    .isTrue();
        }
        return rows.find(letter.id()).orElseThrow();
    }

    private void force(Letter letter, LetterEvent event, LetterState to) {
        database.sql("""
                        update letter set state = :to, last_event = :event, moves = moves + 1 where id = :id
                        """)
                .param("id", letter.id())
                .param("to", to.name())
                .param("event", event.name())
                .update();
    }

    private long steps(Letter letter) {
        return rows.listSteps(letter.id()).size();
    }
}
