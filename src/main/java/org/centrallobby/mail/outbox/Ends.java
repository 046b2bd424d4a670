package org.centrallobby.mail.outbox;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.centrallobby.mail.MailListener;
import org.centrallobby.mail.MailListener.Ending;
import org.centrallobby.mail.MailListener.MailEnd;
import org.centrallobby.mail.Outcome;
import org.centrallobby.mail.Outcome.Accepted;
import org.centrallobby.mail.Outcome.Deferred;
import org.centrallobby.mail.Outcome.Refused;
import org.centrallobby.mail.Outcome.Unreachable;
import org.centrallobby.mail.Outcome.Unsure;
import org.centrallobby.mail.RetrySchedule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Records what became of each attempt, and tells the end of a mail to whoever queued it, in one transaction. */
@Component
final class Ends {
    private static final Logger LOG = LoggerFactory.getLogger(Ends.class);
    private final Ledger ledger;
    private final List<MailListener> listeners;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    Ends(Ledger ledger, List<MailListener> listeners, TransactionTemplate transaction, InstantSource clock) {
        this.ledger = ledger;
        this.listeners = listeners;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Whether nobody minds that it is sent now. */
    boolean mayLeave(DueMail due) {
        return listeners.stream()
                .allMatch(listener ->
                        listener.mayLeave(due.mail().kind(), due.mail().reference()));
    }

    void record(DueMail mail, Outcome outcome) {
        Instant now = clock.instant();
        switch (outcome) {
            case Accepted accepted -> end(mail, Ending.ACCEPTED, accepted, now);
            case Refused refused -> end(mail, Ending.REFUSED, refused, now);
            case Deferred deferred -> postpone(mail, deferred, now);
            case Unsure unsure -> postpone(mail, unsure, now);
            case Unreachable unreachable -> postpone(mail, unreachable, now);
        }
    }

    /** Tells once more what nobody could be told of when it happened. */
    void reportAgain() {
        ledger.listUnreported(100).forEach((id, end) -> {
            try {
                transaction.executeWithoutResult(status -> tell(id, end));
            } catch (RuntimeException e) {
                LOG.error("The end of mail {} ({}) could not be told and will be told again.", id, end.kind(), e);
            }
        });
    }

    private void postpone(DueMail mail, Outcome outcome, Instant now) {
        Optional<Instant> next = RetrySchedule.next(mail.attempts() + 1, mail.queuedAt(), now);
        if (next.isEmpty()) {
            end(mail, Ending.GIVEN_UP, outcome, now);
            return;
        }
        transaction.executeWithoutResult(status -> {
            ledger.addAttempt(mail, outcome, now);
            ledger.postpone(mail, next.get());
        });
    }

    private void end(DueMail mail, Ending ending, Outcome outcome, Instant now) {
        String kind = mail.mail().kind();
        MailEnd end = new MailEnd(
                kind,
                mail.mail().reference(),
                ending,
                outcome.server(),
                outcome.answer().text(),
                now);
        try {
            transaction.executeWithoutResult(status -> {
                if (keep(mail, end, outcome)) {
                    tell(mail.id(), end);
                }
            });
        } catch (RuntimeException e) {
            // The server has it or has refused it: that must be on record, or it would be sent again.
            LOG.error("The end of mail {} ({}) could not be told and will be told again.", mail.id(), kind, e);
            transaction.executeWithoutResult(status -> keep(mail, end, outcome));
        }
    }

    private boolean keep(DueMail mail, MailEnd end, Outcome outcome) {
        ledger.addAttempt(mail, outcome, end.at());
        return ledger.end(mail, end);
    }

    private void tell(long id, MailEnd end) {
        if (ledger.markReported(id, end.at())) {
            listeners.forEach(listener -> listener.onEnd(end));
        }
    }
}
