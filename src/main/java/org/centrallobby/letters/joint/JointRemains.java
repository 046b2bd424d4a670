package org.centrallobby.letters.joint;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.centrallobby.letters.privacy.LetterRemains;
import org.centrallobby.letters.store.JointRows;
import org.centrallobby.letters.store.JointRows.Joint;
import org.centrallobby.mail.outbox.Outbox;
import org.springframework.stereotype.Component;

/** What a joint letter in the outbox holds of one whose writer has it erased. */
@Component
class JointRemains implements LetterRemains {
    private final JointRows rows;
    private final JointPost post;
    private final Outbox outbox;
    private final InstantSource clock;

    JointRemains(JointRows rows, JointPost post, Outbox outbox, InstantSource clock) {
        this.rows = rows;
        this.post = post;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The whole message is taken back: the others go without this name, on the office's next day. */
    @Override
    public boolean takeBack(long letterId) {
        Optional<Joint> joint = rows.findPostedWith(letterId);
        if (joint.isEmpty()) {
            return true;
        }
        if (!post.recall(joint.get())) {
            return false;
        }
        rows.free(joint.get(), clock.instant());
        return true;
    }

    @Override
    public void forget(List<Long> letterIds) {
        letterIds.forEach(id -> outbox.cancel(JointMails.RECEIPT, Long.toString(id)));
    }
}
