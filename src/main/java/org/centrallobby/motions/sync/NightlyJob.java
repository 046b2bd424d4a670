package org.centrallobby.motions.sync;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;
import org.centrallobby.kit.jobs.RecurringJob;
import org.centrallobby.kit.sync.Readings;
import org.centrallobby.motions.Motions;
import org.springframework.stereotype.Component;

/** By night motions whose Session ended fall, all open ones are read again, and a share of the fallen. */
@Component
public class NightlyJob implements RecurringJob {
    private final Motions motions;
    private final MotionSource source;
    private final Readings readings;

    NightlyJob(Motions motions, MotionSource source, Readings readings) {
        this.motions = motions;
        this.source = source;
        this.readings = readings;
    }

    @Override
    public String name() {
        return "all-motions";
    }

    @Override
    public Duration pause() {
        return Duration.ofDays(1);
    }

    /** Before the House and its clerks are at work, and not on the hour, when everybody asks. */
    @Override
    public Optional<LocalTime> dailyAt() {
        return Optional.of(LocalTime.of(2, 40));
    }

    @Override
    public void runOnce() {
        motions.tellFallen();
        if (readings.isWanted(MotionSource.NAME)) {
            readings.run(source);
            readings.run(source.fallen());
        }
    }
}
