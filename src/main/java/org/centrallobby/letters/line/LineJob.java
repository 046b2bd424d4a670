package org.centrallobby.letters.line;

import java.time.Duration;
import org.centrallobby.kit.jobs.RecurringJob;
import org.springframework.stereotype.Component;

/** Lets letters in line go when their time has come. */
@Component
final class LineJob implements RecurringJob {
    private final Line line;

    LineJob(Line line) {
        this.line = line;
    }

    @Override
    public String name() {
        return "line";
    }

    @Override
    public Duration pause() {
        return Pace.TURN.dividedBy(2);
    }

    @Override
    public void runOnce() {
        line.runOnce();
    }
}
