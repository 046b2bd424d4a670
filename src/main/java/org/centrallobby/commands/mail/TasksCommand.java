package org.centrallobby.commands.mail;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import org.centrallobby.commands.verb.Start;
import org.centrallobby.commands.verb.Verb;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.mail.tasks.Task;
import org.centrallobby.mail.tasks.Tasks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What waits for whoever runs the site. */
@Command(
        name = "tasks",
        description = "Lists what waits for a person, the worst first, with the next step of each.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "[done]")
public final class TasksCommand extends Verb implements Callable<Integer> {
    private final PrintStream out;
    private final PrintStream err;

    public TasksCommand(Start start, PrintStream out, PrintStream err) {
        super(start);
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        return with(Tasks.class, tasks -> {
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
        return with(Tasks.class, tasks -> {
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
}
