package org.centrallobby.letters.joint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.centrallobby.CentralLobby;
import org.centrallobby.TestClock;
import org.centrallobby.TestProgram;
import org.centrallobby.commands.Launch;
import org.centrallobby.commands.letters.LettersCommand;
import org.centrallobby.kit.database.Role;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** An operator notes what an office prefers, beside the site. */
class JointHourCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void an_offices_hour_is_told_set_and_forgotten() {
        try (TestProgram program = TestProgram.start(TestClock.at("2026-12-04T14:05:00Z"))) {
            assertThat(run(program, "990001"))
                    .isEqualTo("Joint letters to Member 990001 go at 09:00, on MONDAY, TUESDAY, WEDNESDAY, THURSDAY,"
                            + " FRIDAY.\n");
            assertThat(run(program, "990001", "16", "--days", "WEDNESDAY,MONDAY"))
                    .isEqualTo("Joint letters to Member 990001 go at 16:00, on MONDAY, WEDNESDAY.\n");
            assertThat(run(program, "990001", "7")).contains("at 07:00, on MONDAY, WEDNESDAY.");
            assertThat(program.get(JointHours.class).of(990001).hour()).isEqualTo(7);
            assertThat(run(program, "990001", "24")).isEqualTo("HOUR should be from 0 to 23.\n");
            assertThat(run(program, "5", "10")).isEqualTo("There is no Member 5.\n");
            assertThat(run(program, "990001", "--usual")).contains("at 09:00, on MONDAY, TUESDAY");
            assertThat(program.get(JointHours.class).of(990001)).isEqualTo(JointHours.USUAL);
        }
    }

    private String run(TestProgram program, String... args) {
        out.reset();
        err.reset();
        String[] all = new String[args.length + 1];
        all[0] = "joint-hour";
        System.arraycopy(args, 0, all, 1, args.length);
        new CommandLine(new LettersCommand(
                        settings -> Launch.start(CentralLobby.class, program.settings(), Role.VERB, nothingMore -> {}),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8)))
                .execute(all);
        return out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
    }
}
