package org.centrallobby.commands.mail;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import org.centrallobby.kit.Settings;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.mail.tasks.Task;
import org.centrallobby.mail.tasks.Tasks;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/** What waits for whoever runs the site. */
@Command(
        name = "tasks",
        description = "Lists what waits for a person, the worst first, with the next step of each.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "[done]")
public final class TasksCommand implements Callable<Integer> {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "The data folder (else LOBBY_DATA, else var).")
    private @Nullable Path data;

    private final Start start;
    private final PrintStream out;
    private final PrintStream err;

    public TasksCommand(Start start, PrintStream out, PrintStream err) {
        this.start = start;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        return with(tasks -> {
            List<Task> open = tasks.listOpen();
            if (open.isEmpty()) {
                out.println("Nothing waits for you.");
            }
            open.forEach(this::print);
            return 0;
        });
    }

    @Command(name = "done", description = "Closes a task. If the same happens again, a new one is opened.")
    int done(@Parameters(paramLabel = "ID", description = "The number that tasks prints first.") long id) {
        return with(tasks -> {
            if (!tasks.close(id)) {
                err.println("No task is open under the number " + id + ".");
                return 1;
            }
            out.println("Task " + id + " is done.");
            return 0;
        });
    }

    private void print(Task task) {
        out.println(task.id() + "  " + task.sentence());
        out.println("   " + (task.times() == 1 ? "Once, on " : task.times() + " times, last on ")
                + LondonTime.moment(task.last()) + ".");
        out.println("   " + task.kind().nextStep());
    }

    private int with(ToIntFunction<Tasks> work) {
        Settings settings = Settings.read(System.getenv(), null, data, false);
        try (ConfigurableApplicationContext context = start.with(settings)) {
            return work.applyAsInt(context.getBean(Tasks.class));
        }
    }
}
