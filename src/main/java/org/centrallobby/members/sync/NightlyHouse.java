package org.centrallobby.members.sync;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;
import org.centrallobby.kit.jobs.RecurringJob;
import org.centrallobby.kit.sync.Readings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reads the House every night, once an operator has begun with it. */
@Component
class NightlyHouse implements RecurringJob {
    private static final Logger LOG = LoggerFactory.getLogger(NightlyHouse.class);

    private final Dissolution dissolution;
    private final HouseSource source;
    private final Readings readings;

    NightlyHouse(Dissolution dissolution, HouseSource source, Readings readings) {
        this.dissolution = dissolution;
        this.source = source;
        this.readings = readings;
    }

    @Override
    public String name() {
        return "members-nightly";
    }

    @Override
    public Duration pause() {
        return Duration.ofDays(1);
    }

    /** After the calendar's own night. */
    @Override
    public Optional<LocalTime> dailyAt() {
        return Optional.of(LocalTime.of(3, 30));
    }

    @Override
    public void runOnce() {
        int ended = dissolution.apply();
        if (ended > 0) {
            LOG.info("Parliament is dissolved: {} memberships have ended.", ended);
        }
        if (readings.isWanted(source.name())) {
            readings.run(source);
        }
    }
}
