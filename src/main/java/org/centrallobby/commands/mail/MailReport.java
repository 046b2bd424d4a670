package org.centrallobby.commands.mail;

import static org.centrallobby.kit.web.Words.number;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.mail.broadcasts.Standings.Standing;
import org.centrallobby.mail.outbox.WaitingMails.Waiting;
import org.centrallobby.mail.pace.Limits.Limit;
import org.centrallobby.mail.pace.StopSwitch.State;

/** Says how mail stands, a sentence a line. */
final class MailReport {
    private final PrintStream out;

    MailReport(PrintStream out) {
        this.out = out;
    }

    void state(State state) {
        String since = state.since() == null ? "" : " since " + LondonTime.moment(state.since());
        String reason = state.reason().isEmpty() ? "" : ": " + state.reason();
        out.println(state.stopped() ? "Mail is stopped" + since + reason + "." : "Mail goes out" + since + ".");
    }

    void waiting(List<Waiting> kinds) {
        if (kinds.isEmpty()) {
            out.println("Nothing waits in the outbox.");
        }
        kinds.forEach(kind -> out.println(number(kind.number()) + " of " + kind.kind() + " wait in the outbox, "
                + number(kind.tried()) + " of them put off by a server."));
    }

    void broadcasts(List<Standing> standings) {
        if (standings.isEmpty()) {
            out.println("There is no broadcast.");
        }
        standings.forEach(one -> out.println("Broadcast " + one.id() + " to “" + one.list() + "”, "
                + one.state().name().toLowerCase(Locale.ROOT) + ": " + number(one.waiting()) + " wait, "
                + number(one.accepted()) + " accepted, " + number(one.refused()) + " refused, "
                + number(one.givenUp()) + " given up, " + number(one.cancelled()) + " cancelled."));
    }

    void limits(List<Limit> limits) {
        limits.forEach(limit -> out.println(sentence(limit)));
    }

    static String sentence(Limit limit) {
        List<String> parts = new ArrayList<>();
        if (limit.paused()) {
            parts.add("nothing until it is resumed");
        }
        if (limit.perHour() != null) {
            parts.add("at most " + number(limit.perHour()) + " an hour");
        }
        if (limit.atOnce() != null) {
            parts.add("at most " + number(limit.atOnce()) + " at once");
        }
        return "To " + limit.domain() + ": " + (parts.isEmpty() ? "no limit" : String.join(", ", parts)) + ".";
    }
}
