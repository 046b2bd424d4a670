package org.centrallobby.letters.joint;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.post.SentTogether;
import org.centrallobby.letters.privacy.LetterRemains;
import org.centrallobby.letters.store.CoSignatories;
import org.centrallobby.letters.store.JointRows;
import org.centrallobby.letters.store.JointRows.CoSigned;
import org.centrallobby.letters.store.JointRows.Joint;
import org.centrallobby.letters.store.JointRows.State;
import org.centrallobby.letters.store.LetterLists.Bundle;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.mail.outbox.Outbox;
import org.springframework.stereotype.Component;

/**
 * Takes a joint letter back from the outbox while no server has it: all of it, or one name. Then its message is made anew at
 * once without that name, so that the others lose no day.
 */
@Component
class JointRecalls implements SentTogether, LetterRemains {
    private final JointRows rows;
    private final CoSignatories people;
    private final JointPost post;
    private final Outbox outbox;
    private final InstantSource clock;

    JointRecalls(JointRows rows, CoSignatories people, JointPost post, Outbox outbox, InstantSource clock) {
        this.rows = rows;
        this.people = people;
        this.post = post;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Whether it may go as it is: nothing has happened that its co-signatories ought to hear of first, and nobody has had it
     * erased while a server was being tried.
     */
    boolean stands(Joint joint, Instant now) {
        return mayGo(joint, now) && people.listGone(joint).isEmpty();
    }

    private boolean mayGo(Joint joint, Instant now) {
        Optional<Letter> one = rows.findCarried(joint.id());
        return one.isPresent() && post.mayGo(Bundle.of(one.get()), now);
    }

    /**
     * Mends one that does not stand, within the caller's transaction: it is made anew without those who are gone, or its
     * letters are free again.
     *
     * @return false if it stands after all, or its mail is in a server's hands just now, or has ended
     */
    boolean mend(Joint joint, Instant now) {
        people.hold(joint.id());
        if (stands(joint, now) || !recall(joint)) {
            return false;
        }
        List<Long> gone = people.listGone(joint);
        gone.forEach(people::takeOut);
        if (mayGo(joint, now)) {
            sendWithout(gone.getFirst(), joint);
        } else {
            rows.free(joint, now);
        }
        return true;
    }

    @Override
    public boolean takeOut(long letterId) {
        Optional<Joint> carrying = rows.findPostedWith(letterId);
        if (carrying.isEmpty()) {
            return people.isFree(letterId);
        }
        Joint joint = carrying.get();
        people.hold(joint.id());
        // Whoever had it a moment ago may have taken out this very letter, or all.
        if (rows.findPostedWith(letterId).isEmpty() || !recall(joint)) {
            return people.isFree(letterId);
        }
        people.takeOut(letterId);
        sendWithout(letterId, joint);
        return true;
    }

    private void sendWithout(long letterId, Joint joint) {
        List<CoSigned> others = people.listCarried(joint);
        Optional<EmailAddress> office = post.findOffice(joint.memberId());
        if (others.isEmpty() || office.isEmpty()) {
            rows.free(joint, clock.instant());
        } else {
            post.sendWithout(letterId, joint, others, office.get());
        }
    }

    /** The mail first, the joint letter second: the dispatcher locks them in that order too. */
    private boolean recall(Joint joint) {
        return post.recall(joint) && rows.getLocked(joint.id()).state() == State.POSTED;
    }

    /** The others go without this name. */
    @Override
    public boolean takeBack(long letterId) {
        return rows.findPostedWith(letterId).isEmpty() || takeOut(letterId);
    }

    @Override
    public void forget(List<Long> letterIds) {
        letterIds.forEach(id -> outbox.cancel(JointMails.RECEIPT, Long.toString(id)));
    }
}
