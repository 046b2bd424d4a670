package org.centrallobby.letters.holds;

import java.time.Duration;
import java.util.Optional;
import org.centrallobby.confirmation.Allowance;
import org.centrallobby.letters.store.HeldRows;
import org.centrallobby.mail.EmailAddress;
import org.springframework.stereotype.Component;

/** What is counted when somebody writes: the mails that ask for confirmation, and the letters of a network. */
@Component
public class Intake {
    private final Allowance allowance;
    private final LetterRates rates;
    private final HeldRows rows;

    Intake(Allowance allowance, LetterRates rates, HeldRows rows) {
        this.allowance = allowance;
        this.rates = rates;
        this.rows = rows;
    }

    /**
     * Takes one mail from what may be asked for; not to be called within a transaction.
     *
     * @param network the remote address of the request
     * @return how long to wait if there is none left
     */
    public Optional<Duration> take(EmailAddress writer, String network) {
        return allowance.take(writer, network);
    }

    /** Gives back what was taken for a mail that was not sent after all. */
    public void giveBack(EmailAddress writer, String network) {
        allowance.giveBack(writer, network);
    }

    /** Counts a letter that was just written, and notes on it if its network has had its share for a day. */
    public void countWritten(long letterId, String network) {
        if (!rates.take(network)) {
            rows.markOften(letterId);
        }
    }
}
