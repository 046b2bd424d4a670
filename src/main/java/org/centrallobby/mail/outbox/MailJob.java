package org.centrallobby.mail.outbox;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.centrallobby.kit.Settings;
import org.centrallobby.kit.database.Changes;
import org.centrallobby.kit.jobs.RecurringJob;
import org.centrallobby.mail.outbox.Ledger.Lane;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Wakes the dispatcher: at once when mail is queued, and every half minute for what waits for its next attempt. What
 * somebody waits for before a screen has a thread and a line of its own.
 */
@Component
@ConditionalOnWebApplication
final class MailJob implements RecurringJob, SmartLifecycle {
    /** Lines to the relay for letters and all that is not waited for. */
    private static final int LINES = 4;

    private static final Logger LOG = LoggerFactory.getLogger(MailJob.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(25);
    private final Dispatcher dispatcher;
    private final Ledger ledger;
    private final Changes changes;
    private final Settings settings;
    private volatile boolean running;

    MailJob(Dispatcher dispatcher, Ledger ledger, Changes changes, Settings settings) {
        this.dispatcher = dispatcher;
        this.ledger = ledger;
        this.changes = changes;
        this.settings = settings;
    }

    /** With the embedded database this node is the only one: a lease found at the start is a dead process's. */
    @Override
    public void start() {
        if (settings.databaseUrl() == null) {
            ledger.endLeases();
        }
        changes.onChange(Changes.Topic.MAIL, () -> dispatcher.runOnce(Lane.WAITED_FOR));
        changes.onChange(Changes.Topic.MAIL, this::sendRest);
        running = true;
    }

    private void sendRest() {
        try (ExecutorService lines = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < LINES; i++) {
                lines.execute(() -> {
                    try {
                        dispatcher.runOnce(Lane.REST);
                    } catch (RuntimeException e) {
                        LOG.warn("A round of mails was cut short; the next one goes on.", e);
                    }
                });
            }
        }
    }

    /** What a server has taken must be on record before the database goes. */
    @Override
    public void stop() {
        running = false;
        try {
            if (!dispatcher.stop(LONGEST_STOP)) {
                LOG.warn("A mail was still on its way when the program stopped; it may be sent twice.");
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
        return "mail";
    }

    @Override
    public Duration pause() {
        return Duration.ofSeconds(30);
    }

    @Override
    public void runOnce() {
        dispatcher.runOnce(Lane.WAITED_FOR);
        sendRest();
        dispatcher.tidy();
    }
}
