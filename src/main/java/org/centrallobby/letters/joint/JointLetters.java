package org.centrallobby.letters.joint;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.letters.LetterEvent;
import org.centrallobby.letters.store.JointRows;
import org.centrallobby.letters.store.JointRows.CoSigned;
import org.centrallobby.letters.store.JointRows.Gathering;
import org.centrallobby.letters.store.JointRows.Joint;
import org.centrallobby.letters.store.JointRows.State;
import org.centrallobby.letters.store.LetterLists.Bundle;
import org.centrallobby.mail.EmailAddress;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gathers what is ready into one message for each Member, campaign and day, and takes one back whose Member left, or whose
 * ask is over, before a server had it. What is freed then, or not gathered, waits for its writers as any letter does.
 */
@Component
public class JointLetters {
    /** Looked at in one turn; what does not fit goes the next day. */
    private static final int MOST = 4_000;

    private final JointRows rows;
    private final JointHours hours;
    private final JointPost post;
    private final JointRecalls recalls;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    JointLetters(
            JointRows rows,
            JointHours hours,
            JointPost post,
            JointRecalls recalls,
            TransactionTemplate transaction,
            InstantSource clock) {
        this.rows = rows;
        this.hours = hours;
        this.post = post;
        this.recalls = recalls;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** One turn: first back what may not go, then out what is due. */
    public void runOnce() {
        Instant now = clock.instant();
        rows.listPosted().stream()
                .filter(joint -> !recalls.stands(joint, now))
                .forEach(joint -> transaction.executeWithoutResult(status -> {
                    if (!recalls.mend(joint, now)) {
                        status.setRollbackOnly();
                    }
                }));
        LocalDate today = now.atZone(LondonTime.LONDON).toLocalDate();
        for (Gathering gathering : rows.listGatherings()) {
            hours.of(gathering.memberId())
                    .due(now)
                    .filter(cut -> !rows.isUsed(gathering, today))
                    .ifPresent(cut -> transaction.executeWithoutResult(status -> {
                        if (!send(gathering, cut, today, now)) {
                            status.setRollbackOnly();
                        }
                    }));
        }
    }

    /** In one transaction: the letters held, noted as posted, and their one mail in the outbox. */
    private boolean send(Gathering gathering, Instant cut, LocalDate today, Instant now) {
        List<CoSigned> carried = choose(rows.lockReady(gathering, cut, MOST), now);
        Optional<EmailAddress> office = post.findOffice(gathering.memberId());
        if (carried.isEmpty() || office.isEmpty()) {
            return false;
        }
        Optional<Joint> joint = rows.begin(carried.getFirst(), gathering.campaign(), today, now);
        joint.ifPresent(begun -> {
            rows.post(begun, carried.stream().map(one -> one.letter().id()).toList(), now);
            post.send(begun, carried, office.get());
        });
        return joint.isPresent();
    }

    /** Those that may still go, under the words of the earliest of them, as many as one message holds. */
    private List<CoSigned> choose(List<CoSigned> ready, Instant now) {
        Map<Bundle, Boolean> known = new HashMap<>();
        List<CoSigned> going = ready.stream()
                .filter(one -> known.computeIfAbsent(Bundle.of(one.letter()), bundle -> post.mayGo(bundle, now)))
                .toList();
        List<CoSigned> alike = going.stream()
                .filter(one -> one.wordingId() == going.getFirst().wordingId())
                .toList();
        int fitting = Roll.fitting(
                alike.stream().map(one -> CoSignatory.of(one.text())).toList());
        return alike.subList(0, fitting);
    }

    /** The event of its letters that a joint letter's end is. */
    static LetterEvent eventOf(State end) {
        return switch (end) {
            case ACCEPTED -> LetterEvent.ACCEPT;
            case REFUSED -> LetterEvent.RETURN;
            case GIVEN_UP -> LetterEvent.GIVE_UP;
            case BOUNCED -> LetterEvent.BOUNCE;
            case POSTED, TAKEN_BACK -> throw new IllegalArgumentException("That is no end.");
        };
    }
}
