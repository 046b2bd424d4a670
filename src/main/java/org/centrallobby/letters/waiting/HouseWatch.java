package org.centrallobby.letters.waiting;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterEvent;
import org.centrallobby.letters.LetterState;
import org.centrallobby.letters.post.LetterFacts;
import org.centrallobby.letters.post.LetterPost;
import org.centrallobby.letters.post.WriterPost;
import org.centrallobby.letters.store.LetterLists;
import org.centrallobby.letters.store.LetterLists.Bundle;
import org.centrallobby.letters.store.LetterRows;
import org.centrallobby.members.Membership;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Holds back letters when something happens before they are sent that their writers ought to hear of first: the Member
 * left the seat, the Member's name was added to the motion, the motion ended. They wait, and go to nobody without their
 * writers, who are told at once, and once more when a vacant seat has a new Member who can be written to.
 */
@Component
public class HouseWatch {
    /** Longer than a vacancy lasts. */
    static final Duration LONGEST_VACANT = Duration.ofDays(180);

    /** For the writer to decide, once there is somebody to send it to. */
    static final Duration TO_DECIDE = Duration.ofDays(30);

    private static final String HOUSE = "house";
    private final LetterRows rows;
    private final LetterLists lists;
    private final LetterFacts facts;
    private final LetterPost post;
    private final WriterPost writers;
    private final TransactionTemplate transaction;

    HouseWatch(
            LetterRows rows,
            LetterLists lists,
            LetterFacts facts,
            LetterPost post,
            WriterPost writers,
            TransactionTemplate transaction) {
        this.rows = rows;
        this.lists = lists;
        this.facts = facts;
        this.post = post;
        this.writers = writers;
        this.transaction = transaction;
    }

    /** Holds back what ought not to go now, tells writers of new Members, and lets go what is too old. */
    public void look(Instant now) {
        for (Bundle bundle : lists.listReadyBundles()) {
            if (facts.whatHappened(bundle, now).isPresent()) {
                lists.listReady(bundle).forEach(letter -> holdBackAlone(letter.id(), now));
            }
        }
        for (Letter letter : lists.listInState(LetterState.WAITING)) {
            transaction.executeWithoutResult(status -> tellOrLapse(letter, now));
        }
    }

    private void holdBackAlone(long letterId, Instant now) {
        transaction.executeWithoutResult(status -> {
            if (!holdBack(letterId, now)) {
                status.setRollbackOnly();
            }
        });
    }

    /**
     * Lets a letter wait for its writer if something has happened; within the caller's transaction. The mail first, the
     * letter second: the dispatcher locks them in that order too.
     *
     * @return false if nothing is to be changed: nothing has happened, or the mail is in a server's hands, or has ended
     */
    public boolean holdBack(long letterId, Instant now) {
        boolean posted = rows.find(letterId).map(Letter::postedAt).isPresent();
        if (posted && !post.recall(letterId)) {
            return false;
        }
        Letter letter = rows.getLocked(letterId);
        Optional<LetterEvent> happened = facts.whatHappened(letter, now);
        if ((letter.postedAt() != null) != posted
                || happened.isEmpty()
                || !rows.apply(happened.get(), letter, HOUSE, now)) {
            return false;
        }
        Optional<Membership> next = findReachable(letter, now);
        next.ifPresent(member -> lists.claimTelling(letterId, member.member().mnisId()));
        ask(rows.find(letterId).orElseThrow(), next, now);
        return true;
    }

    private void tellOrLapse(Letter listed, Instant now) {
        Optional<Membership> next = findReachable(listed, now);
        if (next.isPresent()
                && lists.claimTelling(listed.id(), next.get().member().mnisId())) {
            Letter letter = rows.getLocked(listed.id());
            if (rows.apply(LetterEvent.NEW_MEMBER, letter, HOUSE, now)) {
                ask(letter, next, now);
            }
        } else if (lists.isOverdue(listed.id(), now.minus(LONGEST_VACANT), now.minus(TO_DECIDE))) {
            Letter letter = rows.getLocked(listed.id());
            if (rows.apply(LetterEvent.LAPSE, letter, HOUSE, now)) {
                writers.cancelWaiting(letter);
            }
        }
    }

    private void ask(Letter letter, Optional<Membership> next, Instant now) {
        writers.askWhatNow(
                letter,
                rows.findText(letter.id()).orElseThrow(),
                next.orElse(null),
                now,
                now.plus(next.isPresent() ? TO_DECIDE : LONGEST_VACANT));
    }

    private Optional<Membership> findReachable(Letter letter, Instant now) {
        return facts.findSitting(letter.constituencyId(), now)
                .filter(sitting -> facts.findOffice(sitting.member().mnisId()).isPresent());
    }
}
