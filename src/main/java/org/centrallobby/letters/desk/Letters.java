package org.centrallobby.letters.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.centrallobby.kit.rounds.Rounds;
import org.centrallobby.kit.rounds.Volley;
import org.centrallobby.letters.Draft;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterEvent;
import org.centrallobby.letters.LetterState;
import org.centrallobby.letters.LetterText;
import org.centrallobby.letters.Step;
import org.centrallobby.letters.holds.Intake;
import org.centrallobby.letters.holds.Intake.Share;
import org.centrallobby.letters.post.LetterFacts;
import org.centrallobby.letters.post.LetterPost;
import org.centrallobby.letters.post.LetterPost.Asking;
import org.centrallobby.letters.store.Arrival;
import org.centrallobby.letters.store.LetterRows;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.members.Membership;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Letters before they are confirmed. */
@Component
public class Letters {
    private static final String WRITER = "writer";

    /** Letters in one transaction. */
    private static final int MOST_AT_ONCE = 64;

    /** As many as make a transaction worth its while when letters come by the hundred a second. */
    private static final int COMPANY = 8;

    private final LetterRows rows;
    private final LetterFacts facts;
    private final LetterPost post;
    private final Intake intake;
    private final TransactionTemplate transaction;
    private final InstantSource clock;
    private final Rounds<Coming, Optional<Letter>> keeping;

    Letters(
            LetterRows rows,
            LetterFacts facts,
            LetterPost post,
            Intake intake,
            TransactionTemplate transaction,
            InstantSource clock) {
        this.rows = rows;
        this.facts = facts;
        this.post = post;
        this.intake = intake;
        this.transaction = transaction;
        this.clock = clock;
        this.keeping = new Rounds<>(MOST_AT_ONCE, COMPANY, this::keep);
    }

    /**
     * Keeps a letter and asks its writer by mail to confirm it, in one transaction. A form that comes again makes no
     * second letter: its text takes the place of the one before, as long as that is unconfirmed.
     *
     * @param network the remote address of the request
     */
    public Written write(Draft draft, String network) {
        if (!draft.listFlaws().isEmpty()) {
            return new Written.Unfit(draft.listFlaws());
        }
        Optional<Membership> sitting = facts.findSitting(draft.memberId(), draft.constituencyId(), clock.instant());
        Optional<Written> written = sitting.isEmpty()
                ? Optional.of(new Written.NotTheirMember())
                : facts.findOffice(draft.memberId()).isEmpty()
                        ? Optional.of(new Written.NoAddress())
                        : store(draft, sitting.get().member().demonstration(), network);
        return written.filter(Written.Stored.class::isInstance)
                .orElseGet(() -> rows.findByForm(draft.formId())
                        .map(earlier -> another(earlier, draft, network, written))
                        .orElseGet(written::orElseThrow));
    }

    /** What comes of a form whose letter is there already, even where no other could have been kept. */
    private Written another(Letter earlier, Draft draft, String network, Optional<Written> written) {
        return earlier.state() != LetterState.UNCONFIRMED
                ? again(earlier)
                : written.filter(why -> !(why instanceof Written.TooMany))
                        .orElseGet(() -> rewrite(earlier, draft, network));
    }

    /** Empty if the form was sent in before. */
    private Optional<Written> store(Draft draft, boolean demonstration, String network) {
        EmailAddress email = draft.content().writerAddress();
        Optional<Written> first =
                intake.takeFirstLetter(email, network).flatMap(taken -> store(draft, demonstration, taken, network));
        return first.isPresent()
                ? first
                : switch (intake.takeLetter(email, network)) {
                    case Share.None(Duration pause) -> Optional.of(new Written.TooMany(pause));
                    case Share.Taken taken -> store(draft, demonstration, taken, network);
                };
    }

    /** Empty if the form was sent in before, or writer and network had been counted before after all. */
    private Optional<Written> store(Draft draft, boolean demonstration, Share.Taken taken, String network) {
        boolean kept = false;
        try {
            Optional<Letter> letter = keeping.get(prepare(draft, demonstration, taken));
            kept = letter.isPresent();
            return letter.map(one -> new Written.Stored(one.id(), one.reference()));
        } catch (DuplicateKeyException e) {
            return Optional.empty();
        } finally {
            if (!kept) {
                intake.giveBackLetter(taken, draft.content().writerAddress(), network);
            }
        }
    }

    /** A letter, what was taken for it, and what asks its writer to confirm it. */
    private record Coming(Arrival arrival, Share.Taken taken, Asking asking) {}

    private Coming prepare(Draft draft, boolean demonstration, Share.Taken taken) {
        Instant now = clock.instant();
        Arrival arrival =
                rows.seal(draft, facts.standing(draft.motionId(), draft.memberId()), demonstration, taken.often(), now);
        return new Coming(arrival, taken, post.prepare(arrival.letter(), arrival.writer(), now));
    }

    /** Empty for those of whose writer or network something was counted before after all. */
    private List<Optional<Letter>> keep(List<Coming> coming) {
        Volley volley = new Volley();
        intake.keep(coming.stream().map(Coming::taken).toList(), volley);
        rows.add(coming.stream().map(Coming::arrival).toList(), volley);
        post.askToConfirm(coming.stream().map(Coming::asking).toList(), volley);
        Set<Long> leftOut = rows.send(volley);
        return LongStream.rangeClosed(1, coming.size())
                .mapToObj(place -> Optional.of(
                                coming.get((int) place - 1).arrival().letter())
                        .filter(letter -> !leftOut.contains(place)))
                .toList();
    }

    /**
     * Puts another draft in the place of the one before. Links sent earlier then lead nowhere and a new one goes out:
     * nobody confirms words they have not seen.
     */
    private Written rewrite(Letter letter, Draft draft, String network) {
        LetterText content = draft.content();
        boolean same = rows.findText(letter.id()).filter(content::equals).isPresent()
                && letter.memberId() == draft.memberId()
                && letter.constituencyId() == draft.constituencyId()
                && letter.joint() == draft.joint()
                && Objects.equals(letter.campaign(), draft.campaign());
        if (same) {
            return again(letter);
        }
        if (changeEmail(letter.id(), content.writer().email(), network) instanceof Sent.TooMany(Duration pause)) {
            return new Written.TooMany(pause);
        }
        transaction.executeWithoutResult(status -> {
            if (rows.apply(LetterEvent.REWRITE, rows.getLocked(letter.id()), WRITER, clock.instant())) {
                rows.replace(letter.id(), draft, facts.standing(draft.motionId(), draft.memberId()));
            }
        });
        return again(letter);
    }

    private static Written again(Letter letter) {
        return new Written.Again(letter.id(), letter.reference());
    }

    /** Sends the writer another link; earlier ones stay good. */
    public Sent sendAgain(long letterId, String network) {
        Optional<LetterText> text = rows.findText(letterId);
        return text.isEmpty()
                ? new Sent.TooLate()
                : ask(LetterEvent.SEND_AGAIN, letterId, text.get().writerAddress(), network);
    }

    /** Sends the link to another address; those sent before lead nowhere from now on. */
    public Sent changeEmail(long letterId, String typed, String network) {
        return switch (EmailAddress.parse(typed)) {
            case EmailAddress.Valid(EmailAddress email) -> ask(LetterEvent.CHANGE_EMAIL, letterId, email, network);
            case EmailAddress.Refused(EmailAddress.Flaw flaw) -> new Sent.Refused(flaw);
        };
    }

    private Sent ask(LetterEvent event, long letterId, EmailAddress email, String network) {
        return this.<Sent>sparingly(email, network, Sent.TooMany::new, () -> {
                    Letter letter = rows.getLocked(letterId);
                    if (!rows.apply(event, letter, WRITER, clock.instant())) {
                        return Optional.empty();
                    }
                    if (event == LetterEvent.CHANGE_EMAIL) {
                        rows.changeEmail(letterId, email);
                        post.withdrawLinks(letter);
                    }
                    post.askToConfirm(letter, email, clock.instant());
                    return Optional.of(new Sent.Done());
                })
                .orElseGet(Sent.TooLate::new);
    }

    /** The letter a link is of, whatever has become of it; empty if the link was never made, or was withdrawn. */
    public Optional<Letter> findByToken(String token) {
        return post.findLink(token).flatMap(link -> rows.find(link.subject()));
    }

    /** A letter. */
    public Optional<Letter> find(long letterId) {
        return rows.find(letterId);
    }

    /** What has happened to a letter, the earliest first. */
    public List<Step> listSteps(long letterId) {
        return rows.listSteps(letterId);
    }

    /** Writer and text; empty once destroyed. */
    public Optional<LetterText> findText(long letterId) {
        return rows.findText(letterId);
    }

    /** Does work that sends one mail, if one may be sent; what sends none after all is not counted. */
    private <T> Optional<T> sparingly(
            EmailAddress email, String network, Function<Duration, T> tooMany, Supplier<Optional<T>> work) {
        Optional<Duration> wait = intake.take(email, network);
        if (wait.isPresent()) {
            return Optional.of(tooMany.apply(wait.get()));
        }
        boolean sent = false;
        try {
            Optional<T> done = inTransaction(work);
            sent = done.isPresent();
            return done;
        } finally {
            if (!sent) {
                intake.giveBack(email, network);
            }
        }
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
