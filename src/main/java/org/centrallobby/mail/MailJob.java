package org.centrallobby.mail;

import java.time.Duration;
import org.centrallobby.kit.Settings;
import org.centrallobby.kit.database.Changes;
import org.centrallobby.kit.jobs.RecurringJob;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Wakes the dispatcher: at once when mail is queued, and every half minute for what waits for its next attempt. */
@Component
@ConditionalOnWebApplication
final class MailJob implements RecurringJob {
    private final Dispatcher dispatcher;
    private final Ledger ledger;
    private final Changes changes;
    private final Settings settings;

    MailJob(Dispatcher dispatcher, Ledger ledger, Changes changes, Settings settings) {
        this.dispatcher = dispatcher;
        this.ledger = ledger;
        this.changes = changes;
        this.settings = settings;
    }

    /** With the embedded database this node is the only one: a lease found at the start is a dead process's. */
    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        if (settings.databaseUrl() == null) {
            ledger.endLeases();
        }
        changes.onChange(Changes.Topic.MAIL, dispatcher::runOnce);
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
        dispatcher.runOnce();
    }
}
