package org.centrallobby.calendar.sync;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;
import org.centrallobby.kit.jobs.RecurringJob;
import org.centrallobby.kit.sync.Readings;
import org.springframework.stereotype.Component;

/** Reads the calendar every night, before Members and motions. */
@Component
public final class CalendarJob implements RecurringJob {
    private static final LocalTime NIGHTLY = LocalTime.of(1, 40);
    private final Readings readings;
    private final WhatsOn whatsOn;

    CalendarJob(Readings readings, WhatsOn whatsOn) {
        this.readings = readings;
        this.whatsOn = whatsOn;
    }

    @Override
    public String name() {
        return "calendar";
    }

    @Override
    public Duration pause() {
        return Duration.ofDays(1);
    }

    @Override
    public Optional<LocalTime> dailyAt() {
        return Optional.of(NIGHTLY);
    }

    @Override
    public void runOnce() {
        if (readings.isWanted(WhatsOn.NAME)) {
            readings.run(whatsOn);
        }
    }
}
