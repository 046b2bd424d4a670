package org.centrallobby.mail.incoming;

import java.time.Duration;
import java.time.InstantSource;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.mail.broadcasts.Suppressions;
import org.centrallobby.mail.broadcasts.Suppressions.Reason;
import org.centrallobby.mail.incoming.Subject.Subscriber;
import org.centrallobby.mail.returns.Inbound.Bounced;
import org.centrallobby.mail.tasks.TaskKind;
import org.centrallobby.mail.tasks.Tasks;
import org.springframework.stereotype.Component;

/** Ends what a subscriber gets, as their mail server or they themselves say. */
@Component
final class SubscriberReturns {
    /** So many mails in so long without proof that the address is dead are proof enough. */
    private static final int WEAK_BOUNCES = 3;

    private static final Duration WEAK_BOUNCES_WITHIN = Duration.ofDays(30);
    private final IncomingRows rows;
    private final Suppressions suppressions;
    private final Tasks tasks;
    private final InstantSource clock;

    SubscriberReturns(IncomingRows rows, Suppressions suppressions, Tasks tasks, InstantSource clock) {
        this.rows = rows;
        this.suppressions = suppressions;
        this.tasks = tasks;
        this.clock = clock;
    }

    void bounced(Subscriber subscriber, Bounced bounce) {
        switch (bounce.verdict()) {
            case HARD -> suppressions.suppress(subscriber.mail(), Reason.BOUNCED);
            case SOFT, UNCLEAR -> {
                if (rows.countWeakBounces(subscriber.mail(), WEAK_BOUNCES_WITHIN) >= WEAK_BOUNCES) {
                    suppressions.suppress(subscriber.mail(), Reason.BOUNCED);
                }
            }
            case BLOCKED ->
                tasks.open(
                        TaskKind.MAIL_BLOCKED,
                        clock.instant().atZone(LondonTime.LONDON).toLocalDate().toString(),
                        "Mail to subscribers is refused for what it is or where it comes from: "
                                + bounce.failures().getFirst().answer().text());
        }
    }

    void complained(Subscriber subscriber) {
        suppressions.suppress(subscriber.mail(), Reason.COMPLAINED);
    }

    void unsubscribed(Subscriber subscriber) {
        suppressions.suppress(subscriber.mail(), Reason.UNSUBSCRIBED);
    }
}
