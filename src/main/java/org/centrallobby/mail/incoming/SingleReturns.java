package org.centrallobby.mail.incoming;

import java.time.InstantSource;
import java.util.List;
import org.centrallobby.mail.MailListener;
import org.centrallobby.mail.MailListener.MailReply;
import org.centrallobby.mail.MailReturn;
import org.centrallobby.mail.MailReturn.News;
import org.centrallobby.mail.incoming.Subject.Single;
import org.centrallobby.mail.returns.Inbound.Bounced;
import org.centrallobby.mail.returns.Inbound.Verdict;
import org.centrallobby.mail.returns.Inbound.Wording;
import org.springframework.stereotype.Component;

/** Tells whoever queued a mail what came back to it. Nobody is suppressed here: an office never is. */
@Component
final class SingleReturns {
    private final List<MailListener> listeners;
    private final InstantSource clock;

    SingleReturns(List<MailListener> listeners, InstantSource clock) {
        this.listeners = listeners;
        this.clock = clock;
    }

    /** A full mailbox is no end: the other side may still try, and nothing is told. */
    void bounced(Single mail, Bounced bounce) {
        if (bounce.verdict() != Verdict.SOFT) {
            tell(
                    mail,
                    new MailReturn.Failed(bounce.failures().getFirst().answer().text()));
        }
    }

    /**
     * Lets whoever queued a mail take what a person answered.
     *
     * @param approved whether an operator wants that
     * @return false if nobody does
     */
    boolean replied(Single mail, Wording words, boolean approved) {
        MailReply reply = new MailReply(
                mail.kind(),
                mail.reference(),
                words.from(),
                words.text(),
                words.withFiles(),
                approved,
                clock.instant());
        return !mail.recalled() && listeners.stream().anyMatch(listener -> listener.onReply(reply));
    }

    void tell(Single mail, News news) {
        if (!mail.recalled()) {
            MailReturn back = new MailReturn(mail.kind(), mail.reference(), news, clock.instant());
            listeners.forEach(listener -> listener.onReturn(back));
        }
    }
}
