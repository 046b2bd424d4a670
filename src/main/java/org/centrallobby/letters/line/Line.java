package org.centrallobby.letters.line;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.centrallobby.kit.Settings;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterKind;
import org.centrallobby.letters.LetterState;
import org.centrallobby.letters.line.Posting.Result;
import org.centrallobby.letters.store.LineRows;
import org.centrallobby.letters.store.LineRows.Head;
import org.centrallobby.mail.tasks.TaskKind;
import org.centrallobby.mail.tasks.Tasks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Letters of people's own on their way to one Member: so many an hour from all campaigns together, the campaigns taking
 * turns, the oldest of each first. A letter is in line while it is ready and not posted, and nothing else says so: whatever
 * is killed when, the next turn finds it there.
 *
 * <p>A letter about its writer's own problem does not wait and does not count; nor does a joint letter.
 */
@Component
public class Line {
    private static final Logger LOG = LoggerFactory.getLogger(Line.class);
    private static final String ACTOR = "line";
    private static final int CASEWORK = 100;
    private final Map<Integer, Instant> told = new ConcurrentHashMap<>();
    private final LineRows rows;
    private final Posting posting;
    private final Tasks tasks;
    private final TransactionTemplate transaction;
    private final InstantSource clock;
    private final Pace pace;

    @Autowired
    Line(
            LineRows rows,
            Posting posting,
            Tasks tasks,
            TransactionTemplate transaction,
            InstantSource clock,
            Settings settings) {
        this(
                rows,
                posting,
                tasks,
                transaction,
                clock,
                new Pace(settings.choices().lettersPerHour()));
    }

    Line(LineRows rows, Posting posting, Tasks tasks, TransactionTemplate transaction, InstantSource clock, Pace pace) {
        this.rows = rows;
        this.posting = posting;
        this.tasks = tasks;
        this.transaction = transaction;
        this.clock = clock;
        this.pace = pace;
    }

    /**
     * Posts a letter that its writer has just confirmed, if nobody waits for that Member and the hour has room; else it
     * stays in line. To be called within the transaction that made it ready.
     *
     * @return whether it was posted
     */
    public boolean join(Letter letter, String actor) {
        Instant now = clock.instant();
        return mayGo(letter, now) && posting.post(letter, false, now, actor, now) == Result.POSTED;
    }

    /** The same for a letter that is ready once more: after its writer decided, or an operator did. */
    public boolean rejoin(Letter letter, String actor) {
        Instant now = clock.instant();
        return mayGo(letter, now)
                && rows.take(letter.id())
                        .filter(taken ->
                                posting.post(taken.letter(), true, taken.confirmedAt(), actor, now) == Result.POSTED)
                        .isPresent();
    }

    private boolean mayGo(Letter letter, Instant now) {
        return !letter.joint() && (letter.kind() == LetterKind.CASEWORK || hasRoom(letter, now));
    }

    /** Looked at twice: where there is a line nobody needs the lock, and where there is none few want it. */
    private boolean hasRoom(Letter letter, Instant now) {
        if (!isFree(letter, now)) {
            return false;
        }
        rows.lock(letter.memberId());
        return isFree(letter, now);
    }

    private boolean isFree(Letter letter, Instant now) {
        LineRows.Line line = rows.getLine(letter.memberId(), letter.id(), pace.remembered());
        return !line.waiting() && !pace.nextAtOnce(line.latest()).isAfter(now);
    }

    /** About when a letter will be posted; empty unless it is in line. */
    public Optional<Instant> findExpected(Letter letter) {
        if (letter.state() != LetterState.READY || letter.postedAt() != null || letter.joint()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        if (letter.kind() == LetterKind.CASEWORK) {
            return Optional.of(now);
        }
        LineRows.Line line = rows.getLine(letter.memberId(), letter.id(), pace.remembered());
        return Optional.of(pace.expect(line.latest(), countBefore(letter), now));
    }

    /** The campaigns take turns: of each other one as many go before as of its own, and one more where its turn is earlier. */
    private int countBefore(Letter letter) {
        String own = letter.campaign() == null ? "" : letter.campaign();
        int ahead = rows.countAhead(letter.id());
        int before = ahead;
        boolean earlier = true;
        for (Head head : rows.listHeads(letter.memberId())) {
            if (head.campaign().equals(own)) {
                earlier = false;
            } else {
                before += rows.count(letter.memberId(), head.campaign(), ahead + (earlier ? 1 : 0));
            }
        }
        return before;
    }

    /** Posts what is due, each Member's line in a transaction of its own; other nodes may do the same meanwhile. */
    public void runOnce() {
        for (long id : rows.listCasework(CASEWORK)) {
            apart("letter " + id, () -> rows.take(id).ifPresent(taken -> post(taken, clock.instant())));
        }
        for (int member : rows.listMembers()) {
            apart("the line of member " + member, () -> {
                if (rows.tryLock(member)) {
                    serve(member);
                }
            });
        }
    }

    private void serve(int member) {
        Instant now = clock.instant();
        List<Instant> latest =
                new ArrayList<>(rows.getLine(member, 0, pace.remembered()).latest());
        while (!pace.nextInLine(latest).isAfter(now) && serveNext(member, now)) {
            latest.addFirst(now);
        }
    }

    /** Whoever cannot go just now stands aside for the next campaign. */
    private boolean serveNext(int member, Instant now) {
        for (Head head : rows.listHeads(member)) {
            Optional<LineRows.Taken> taken = rows.take(head.letterId());
            if (taken.isPresent()) {
                switch (post(taken.get(), now)) {
                    case POSTED -> {
                        rows.serve(member, head.campaign(), now);
                        return true;
                    }
                    case NO_ADDRESS -> {
                        tellOperator(member, now);
                        return false;
                    }
                    case NOT_UNASKED -> {}
                }
            }
        }
        return false;
    }

    private Result post(LineRows.Taken taken, Instant now) {
        return posting.post(taken.letter(), true, taken.confirmedAt(), ACTOR, now);
    }

    private void tellOperator(int member, Instant now) {
        Instant before = told.put(member, now);
        if (before != null && before.isAfter(now.minus(Duration.ofHours(1)))) {
            told.put(member, before);
            return;
        }
        tasks.open(
                TaskKind.LINE_STANDS,
                "member " + member,
                "Letters to Member " + member + " wait in line, and no address of the office is known any more.");
    }

    private void apart(String what, Runnable work) {
        try {
            transaction.executeWithoutResult(status -> work.run());
        } catch (RuntimeException e) {
            LOG.error("Nothing could be posted of {}; the next turn tries again.", what, e);
        }
    }
}
