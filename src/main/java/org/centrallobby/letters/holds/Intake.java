package org.centrallobby.letters.holds;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.centrallobby.confirmation.Allowance;
import org.centrallobby.kit.rounds.Rounds;
import org.centrallobby.mail.EmailAddress;
import org.springframework.stereotype.Component;

/** What is counted when somebody writes: the mails that ask for confirmation, and the letters of a network. */
@Component
public class Intake {
    private final Allowance allowance;
    private final LetterRates rates;

    Intake(Allowance allowance, LetterRates rates) {
        this.allowance = allowance;
        this.rates = rates;
    }

    /** What may be done. */
    public sealed interface Share {
        /**
         * It was taken.
         *
         * @param often whether the network has had its share of letters for a day: not refused, but to be looked at
         */
        record Taken(boolean often) implements Share {}

        /** There is none left for this long. */
        record None(Duration pause) implements Share {}
    }

    /**
     * Takes a letter and the mail that asks its writer to confirm it; not to be called within a transaction.
     *
     * @param network the remote address of the request
     */
    public Share takeLetter(EmailAddress writer, String network) {
        CompletableFuture<Boolean> seldom = rates.take(network);
        Optional<Duration> wait = allowance.take(writer, network);
        boolean often = !Rounds.await(seldom);
        if (wait.isPresent() && !often) {
            rates.giveBack(network);
        }
        return wait.<Share>map(Share.None::new).orElseGet(() -> new Share.Taken(often));
    }

    /** Gives back what was taken for a letter that was not kept after all. */
    public void giveBackLetter(Share.Taken taken, EmailAddress writer, String network) {
        if (!taken.often()) {
            rates.giveBack(network);
        }
        giveBack(writer, network);
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
}
