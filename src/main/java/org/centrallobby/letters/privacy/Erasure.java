package org.centrallobby.letters.privacy;

import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterEvent;
import org.centrallobby.letters.mails.AnswerMails;
import org.centrallobby.letters.mails.DecisionMails;
import org.centrallobby.letters.mails.EndMails;
import org.centrallobby.letters.mails.HeldMails;
import org.centrallobby.letters.mails.LetterMails;
import org.centrallobby.letters.store.LetterRows;
import org.centrallobby.mail.outbox.MailRecords;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Destroys a letter because its writer wants that, wherever it stands, and takes its mails back. */
@Component
public final class Erasure {
    /** Mails that are about one letter and go by its number. */
    static final List<String> MAILS = List.of(
            LetterMails.LETTER,
            LetterMails.CONFIRMATION,
            LetterMails.REMINDER,
            DecisionMails.WAITING,
            EndMails.RECEIPT,
            EndMails.RETURNED,
            EndMails.AUTO_REPLY,
            EndMails.COMPLAINED,
            HeldMails.HELD,
            HeldMails.RELEASED,
            HeldMails.REFUSED,
            AnswerMails.QUESTION);

    private final LetterRows rows;
    private final MailRecords mails;
    private final ObjectProvider<LetterRemains> remains;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    Erasure(
            LetterRows rows,
            MailRecords mails,
            ObjectProvider<LetterRemains> remains,
            TransactionTemplate transaction,
            InstantSource clock) {
        this.rows = rows;
        this.mails = mails;
        this.remains = remains;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What came of it. */
    public enum Outcome {
        /** Gone, and nobody was sent anything of it just then. */
        ERASED,
        /** Gone here; a mail server had a mail of it in its hands just then, which may arrive. */
        MAY_ARRIVE,
        /** There was nothing left to erase. */
        NOTHING
    }

    /**
     * Erases one letter.
     *
     * @param actor who does it: {@code writer}, or {@code operator} for one who asked
     */
    public Outcome erase(long letterId, String actor) {
        return Objects.requireNonNull(transaction.execute(status -> {
            // The mails first, the letter second: the dispatcher locks them in that order too.
            boolean back = mails.forget(MAILS, Long.toString(letterId)) == 0;
            for (LetterRemains keeper : remains) {
                back &= keeper.takeBack(letterId);
            }
            Letter letter = rows.getLocked(letterId);
            if (!rows.apply(LetterEvent.ERASE, letter, actor, clock.instant())) {
                return Outcome.NOTHING;
            }
            remains.forEach(keeper -> keeper.forget(List.of(letterId)));
            return back ? Outcome.ERASED : Outcome.MAY_ARRIVE;
        }));
    }
}
