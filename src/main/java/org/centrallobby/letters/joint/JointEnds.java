package org.centrallobby.letters.joint;

import static org.centrallobby.kit.web.Words.words;

import java.time.Instant;
import java.time.InstantSource;
import org.centrallobby.letters.post.LetterFacts;
import org.centrallobby.letters.store.JointRows;
import org.centrallobby.letters.store.JointRows.Joint;
import org.centrallobby.letters.store.JointRows.State;
import org.centrallobby.mail.MailListener;
import org.centrallobby.mail.MailReturn;
import org.centrallobby.mail.MailReturn.Answered;
import org.centrallobby.mail.MailReturn.Complained;
import org.centrallobby.mail.MailReturn.Failed;
import org.centrallobby.mail.tasks.TaskKind;
import org.centrallobby.mail.tasks.Tasks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Hears what became of a joint letter's mail, and lets the same happen to every letter it carries. */
@Component
final class JointEnds implements MailListener {
    private final JointRows rows;
    private final JointRecalls recalls;
    private final JointPost post;
    private final LetterFacts facts;
    private final Tasks tasks;
    private final InstantSource clock;

    JointEnds(
            JointRows rows, JointRecalls recalls, JointPost post, LetterFacts facts, Tasks tasks, InstantSource clock) {
        this.rows = rows;
        this.recalls = recalls;
        this.post = post;
        this.facts = facts;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** One whose Member left a moment ago stays here until {@link JointLetters} has taken it back. */
    @Override
    public boolean mayLeave(String kind, String reference) {
        return !kind.equals(JointMails.JOINT)
                || rows.find(MailListener.stem(reference))
                        .filter(joint -> joint.state() == State.POSTED && recalls.stands(joint, clock.instant()))
                        .isPresent();
    }

    @Override
    public void onEnd(MailEnd end) {
        if (!end.kind().equals(JointMails.JOINT)) {
            return;
        }
        Joint joint = rows.getLocked(MailListener.stem(end.reference()));
        if (joint.state() == State.POSTED) {
            State state = switch (end.ending()) {
                case ACCEPTED -> State.ACCEPTED;
                case REFUSED -> State.REFUSED;
                case GIVEN_UP -> State.GIVEN_UP;
            };
            end(joint, state, end.server(), end.answer(), end.at());
        }
    }

    /** Whatever was answered is looked after where answers are. */
    @Override
    public void onReturn(MailReturn back) {
        if (!back.kind().equals(JointMails.JOINT)) {
            return;
        }
        Joint joint = rows.getLocked(MailListener.stem(back.reference()));
        switch (back.news()) {
            case Failed(String answer) -> {
                if (joint.state() == State.POSTED || joint.state() == State.ACCEPTED) {
                    post.recall(joint);
                    end(joint, State.BOUNCED, null, answer, back.at());
                }
                open(TaskKind.OFFICE_BOUNCED, joint, "joint.task.bounced", answer);
            }
            case Answered _ -> {}
            case Complained() -> open(TaskKind.OFFICE_COMPLAINED, joint, "joint.task.complained", "");
        }
    }

    private void end(Joint joint, State state, @Nullable String server, String answer, Instant at) {
        rows.end(joint, state, JointLetters.eventOf(state), server, answer, at);
    }

    private void open(TaskKind kind, Joint joint, String sentence, String answer) {
        tasks.open(
                kind,
                "member " + joint.memberId(),
                words(sentence, joint.reference(), facts.memberName(joint.memberId()), answer));
    }
}
