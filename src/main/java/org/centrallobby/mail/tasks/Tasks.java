package org.centrallobby.mail.tasks;

import static org.centrallobby.kit.time.SqlTime.sql;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import org.centrallobby.kit.time.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tasks of whoever runs the site: what happens again while one is open counts up and opens no other. */
@Component
public final class Tasks {
    private final JdbcClient database;
    private final InstantSource clock;

    public Tasks(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Opens a task, or counts one more in the one that is open.
     *
     * @param reference what it is about
     * @param sentence what happened; nobody's address or words
     */
    public void open(TaskKind kind, String reference, String sentence) {
        database.sql("""
                        insert into operator_task (kind, reference, sentence, opened_at, last_at)
                        values (:kind, :reference, :sentence, :now, :now)
                        on conflict (kind, reference) where closed_at is null
                        do update set times = operator_task.times + 1, last_at = excluded.last_at,
                                      sentence = excluded.sentence
                        """)
                .param("kind", kind.name())
                .param("reference", reference)
                .param("sentence", sentence)
                .param("now", sql(clock.instant()))
                .update();
    }

    /** Closes the task about a thing that has mended itself, if one is open. */
    public void closeAbout(TaskKind kind, String reference) {
        database.sql("""
                        update operator_task set closed_at = :now
                        where kind = :kind and reference = :reference and closed_at is null
                        """)
                .param("kind", kind.name())
                .param("reference", reference)
                .param("now", sql(clock.instant()))
                .update();
    }

    /** What is open, the worst first, then the oldest. */
    public List<Task> listOpen() {
        return database
                .sql("select id, kind, sentence, times, opened_at, last_at from operator_task where closed_at is null")
                .query((row, number) -> new Task(
                        row.getLong("id"),
                        TaskKind.valueOf(row.getString("kind")),
                        row.getString("sentence"),
                        row.getInt("times"),
                        SqlTime.instant(row, "opened_at"),
                        SqlTime.instant(row, "last_at")))
                .list()
                .stream()
                .sorted(Comparator.comparing(Task::kind).thenComparing(Task::since))
                .toList();
    }

    /** Closes a task; false if none is open under this number. */
    public boolean close(long id) {
        return database.sql("update operator_task set closed_at = :now where id = :id and closed_at is null")
                        .param("id", id)
                        .param("now", sql(clock.instant()))
                        .update()
                == 1;
    }

    /** Closes what is open about something, if anything is. */
    public void close(TaskKind kind, String reference) {
        database.sql("""
                        update operator_task set closed_at = :now
                        where kind = :kind and reference = :reference and closed_at is null
                        """)
                .param("kind", kind.name())
                .param("reference", reference)
                .param("now", sql(clock.instant()))
                .update();
    }
}
