package org.centrallobby.mail.sending;

import java.time.Duration;
import org.centrallobby.kit.Settings;
import org.centrallobby.kit.database.Changes;
import org.centrallobby.kit.jobs.RecurringJob;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Wakes the sender of broadcasts: when one is started, and every half minute for what waits for its next attempt. */
@Component
@ConditionalOnWebApplication
final class BroadcastJob implements RecurringJob, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(BroadcastJob.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(25);
    private final BroadcastSender sender;
    private final Changes changes;
    private final Settings settings;
    private volatile boolean running;

    BroadcastJob(BroadcastSender sender, Changes changes, Settings settings) {
        this.sender = sender;
        this.changes = changes;
        this.settings = settings;
    }

    /** With the embedded database this node is the only one: a lease found at the start is a dead process's. */
    @Override
    public void start() {
        if (settings.databaseUrl() == null) {
            sender.endLeases();
        }
        changes.onChange(Changes.Topic.MAIL_RULES, sender::dropWhatStopped);
        changes.onChange(Changes.Topic.BROADCASTS, sender::runOnce);
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        try {
            if (!sender.stop(LONGEST_STOP)) {
                LOG.warn("Messages were still on their way when the program stopped; some may be sent twice.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public String name() {
        return "broadcasts";
    }

    @Override
    public Duration pause() {
        return Duration.ofSeconds(30);
    }

    @Override
    public void runOnce() {
        sender.runOnce();
    }
}
