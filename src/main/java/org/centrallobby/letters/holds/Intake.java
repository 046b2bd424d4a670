package org.centrallobby.letters.holds;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.centrallobby.confirmation.Allowance;
import org.centrallobby.confirmation.Buckets;
import org.centrallobby.confirmation.FirstCounts;
import org.centrallobby.kit.rounds.Rounds;
import org.centrallobby.kit.rounds.Volley;
import org.centrallobby.mail.EmailAddress;
import org.springframework.stereotype.Component;

/** What is counted when somebody writes: the mails that ask for confirmation, and the letters of a network. */
@Component
public class Intake {
    private final Buckets buckets;
    private final Allowance allowance;
    private final LetterRates rates;

    Intake(Buckets buckets, Allowance allowance, LetterRates rates) {
        this.buckets = buckets;
        this.allowance = allowance;
        this.rates = rates;
    }

    /** What may be done. */
    public sealed interface Share {
        /**
         * It was taken.
         *
         * @param often whether the network has had its share of letters for a day: not refused, but to be looked at
         * @param first counts to be kept with the letter; empty if they are kept already
         */
        record Taken(boolean often, Optional<FirstCounts> first) implements Share {}

        /** There is none left for this long. */
        record None(Duration pause) implements Share {}
    }

    /**
     * Takes a letter and the mail that asks its writer to confirm it, as if neither writer nor network had been counted yet.
     * Most have not, and the database need not be asked before the letter goes there.
     *
     * @param network the remote address of the request
     * @return empty if this node knows better, or there is none left: then {@link #takeLetter} says how it is
     */
    public Optional<Share.Taken> takeFirstLetter(EmailAddress writer, String network) {
        return buckets.takeFirst(Stream.concat(
                                allowance.listCounts(writer, network).stream(), Stream.of(rates.ofNetwork(network)))
                        .toList())
                .filter(first -> allowance.takeFromSite())
                .map(first -> new Share.Taken(false, Optional.of(first)));
    }

    /**
     * Has what is counted first with some letters kept together with them, and leaves out those of whose writer or network
     * something was counted before after all.
     *
     * @param letters each at its place
     */
    public void keep(List<Share.Taken> letters, Volley volley) {
        Buckets.keep(letters.stream().map(Share.Taken::first).toList(), volley);
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
        return wait.<Share>map(Share.None::new).orElseGet(() -> new Share.Taken(often, Optional.empty()));
    }

    /** Gives back what was taken for a letter that was not kept after all. */
    public void giveBackLetter(Share.Taken taken, EmailAddress writer, String network) {
        if (taken.first().isPresent()) {
            allowance.giveBackToSite();
            return;
        }
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
