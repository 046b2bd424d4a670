package org.centrallobby.letters.waiting;

import java.time.Duration;
import java.time.InstantSource;
import org.centrallobby.kit.database.Changes;
import org.centrallobby.kit.jobs.RecurringJob;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks after letters before they are sent: when Members, motions or the calendar change, and every five minutes. */
@Component
@ConditionalOnWebApplication
final class HouseWatchJob implements RecurringJob, SmartLifecycle {
    /** The copy of Members in memory follows the same news on a thread of its own. */
    private static final Duration FOR_THE_COPY = Duration.ofMillis(300);

    private final HouseWatch house;
    private final Changes changes;
    private final InstantSource clock;
    private volatile boolean running;

    HouseWatchJob(HouseWatch house, Changes changes, InstantSource clock) {
        this.house = house;
        this.clock = clock;
        this.changes = changes;
    }

    @Override
    public void start() {
        changes.onChange(Changes.Topic.MEMBERS, this::look);
        changes.onChange(Changes.Topic.CALENDAR, this::look);
        changes.onChange(Changes.Topic.MOTIONS, this::look);
        running = true;
    }

    private void look() {
        try {
            Thread.sleep(FOR_THE_COPY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (running) {
            house.look(clock.instant());
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public String name() {
        return "departures";
    }

    @Override
    public Duration pause() {
        return Duration.ofMinutes(5);
    }

    @Override
    public void runOnce() {
        house.look(clock.instant());
    }
}
