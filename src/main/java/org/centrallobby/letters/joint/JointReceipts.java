package org.centrallobby.letters.joint;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.centrallobby.letters.store.CoSignatories;
import org.centrallobby.letters.store.CoSignatories.Untold;
import org.centrallobby.letters.store.JointRows;
import org.centrallobby.letters.store.JointRows.Joint;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells every co-signatory what became of their joint letter, a few hundred in a transaction. */
@Component
public class JointReceipts {
    private static final int BATCH = 200;
    private final JointRows rows;
    private final CoSignatories people;
    private final JointPost post;
    private final TransactionTemplate transaction;

    JointReceipts(JointRows rows, CoSignatories people, JointPost post, TransactionTemplate transaction) {
        this.rows = rows;
        this.people = people;
        this.post = post;
        this.transaction = transaction;
    }

    /** Queues all that is to be told. */
    public void runOnce() {
        for (Optional<Joint> next = people.findUntold(); next.isPresent(); next = people.findUntold()) {
            Joint joint = next.get();
            int others = rows.countCarried(joint.id()) - 1;
            while (tell(joint, others)) {
                // Until nobody is left.
            }
        }
    }

    private boolean tell(Joint joint, int others) {
        return Objects.requireNonNull(transaction.execute(status -> {
            List<Untold> batch = people.lockUntold(joint, BATCH);
            batch.forEach(person -> post.tell(joint, person, others));
            people.told(joint, batch);
            if (batch.isEmpty()) {
                people.toldAll(joint);
            }
            return !batch.isEmpty();
        }));
    }
}
