package org.centrallobby.letters.joint.replies;

import static org.centrallobby.kit.web.Words.words;

import java.util.List;
import java.util.Optional;
import org.centrallobby.letters.answers.OfficeReplies;
import org.centrallobby.letters.joint.JointMails;
import org.centrallobby.letters.joint.replies.ReplyPost.Answer;
import org.centrallobby.letters.post.LetterFacts;
import org.centrallobby.letters.privacy.LetterRemains;
import org.centrallobby.letters.store.JointReplyRows;
import org.centrallobby.letters.store.JointReplyRows.Reader;
import org.centrallobby.letters.store.JointRows;
import org.centrallobby.letters.store.JointRows.Joint;
import org.centrallobby.letters.store.JointRows.State;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.mail.MailListener;
import org.centrallobby.mail.MailReturn;
import org.centrallobby.mail.tasks.TaskKind;
import org.centrallobby.mail.tasks.Tasks;
import org.springframework.stereotype.Component;

/**
 * Passes on what an office answers to a joint letter: to each co-signatory in a mail of their own, its words alone. Whatever
 * could show one of them to the others, or might not be the office's, an operator reads first.
 */
@Component
class JointReplies implements MailListener, LetterRemains {
    /** More than an office has to say to all at once. */
    private static final int MOST = 3;

    private static final String OFFICE = "office";
    private final JointRows rows;
    private final JointReplyRows replies;
    private final ReplyPost post;
    private final LetterFacts facts;
    private final OfficeReplies answers;
    private final Tasks tasks;

    JointReplies(
            JointRows rows,
            JointReplyRows replies,
            ReplyPost post,
            LetterFacts facts,
            OfficeReplies answers,
            Tasks tasks) {
        this.rows = rows;
        this.replies = replies;
        this.post = post;
        this.facts = facts;
        this.answers = answers;
        this.tasks = tasks;
    }

    /** Why an operator reads it first; each is the end of a key in the catalogue. */
    private enum Doubt {
        NOT_ACCEPTED,
        NOBODY_LEFT,
        EMPTY,
        SHOWS_ADDRESS,
        FROM_ELSEWHERE,
        NAMES_SOMEBODY,
        WITH_FILES,
        TOO_MANY
    }

    @Override
    public boolean onReply(MailReply reply) {
        if (!reply.kind().equals(JointMails.JOINT)) {
            return false;
        }
        Joint joint = rows.getLocked(MailListener.stem(reply.reference()));
        List<Reader> readers = replies.listReaders(joint);
        String text = ReplyText.own(reply.text());
        Optional<Doubt> doubt = doubt(joint, readers, reply, text);
        if (doubt.isPresent()) {
            tellOperator(joint, doubt.get());
            return false;
        }
        Optional<Integer> number = replies.count(joint, reply.approved() ? Integer.MAX_VALUE : MOST);
        number.ifPresentOrElse(next -> passOn(joint, readers, next, text), () -> tellOperator(joint, Doubt.TOO_MANY));
        return number.isPresent();
    }

    /**
     * An operator who has read it can tell whose it is and who is named; not every address, and not what is not there. A
     * letter that one person co-signed shows nobody to others.
     */
    private Optional<Doubt> doubt(Joint joint, List<Reader> readers, MailReply reply, String text) {
        List<Reader> exposed = rows.countCarried(joint.id()) == 1 ? List.of() : readers;
        if (joint.state() != State.ACCEPTED) {
            return Optional.of(Doubt.NOT_ACCEPTED);
        }
        if (readers.isEmpty()) {
            return Optional.of(Doubt.NOBODY_LEFT);
        }
        if (text.isEmpty()) {
            return Optional.of(Doubt.EMPTY);
        }
        if (ReplyText.showsAddressOf(exposed, text)) {
            return Optional.of(Doubt.SHOWS_ADDRESS);
        }
        if (reply.approved()) {
            return Optional.empty();
        }
        if (!isOfOffice(joint, reply)) {
            return Optional.of(Doubt.FROM_ELSEWHERE);
        }
        if (ReplyText.namesOneOf(exposed, text)) {
            return Optional.of(Doubt.NAMES_SOMEBODY);
        }
        return reply.withFiles() ? Optional.of(Doubt.WITH_FILES) : Optional.empty();
    }

    /** By what it says of itself; whoever forges that has to know our address too, and to pass the mail server before us. */
    private boolean isOfOffice(Joint joint, MailReply reply) {
        EmailAddress from = reply.from();
        return from != null
                && facts.findOffice(joint.memberId())
                        .filter(office -> from.domain().equalsIgnoreCase(office.domain()))
                        .isPresent();
    }

    private void passOn(Joint joint, List<Reader> readers, int number, String text) {
        Answer answer = new Answer(facts.addressee(readers.getFirst().letter()), joint.day(), text);
        readers.forEach(reader -> post.send(reader, joint, number, answer));
    }

    private void tellOperator(Joint joint, Doubt why) {
        tasks.open(
                TaskKind.PARKED_MESSAGE,
                "joint letter " + joint.id(),
                words(
                        "joint.task.reply",
                        joint.reference(),
                        facts.memberName(joint.memberId()),
                        words("joint.task.reply." + why)));
    }

    /** An answer counts when a co-signatory has it. */
    @Override
    public void onEnd(MailEnd end) {
        if (end.kind().equals(ReplyPost.REPLY) && end.ending() == Ending.ACCEPTED) {
            answers.record(MailListener.stem(end.reference()), end.at());
        }
    }

    /** A machine's answer is noted, once, and passed on to nobody: it would come to thousands at once. */
    @Override
    public void onReturn(MailReturn back) {
        if (back.kind().equals(JointMails.JOINT) && back.news() instanceof MailReturn.Answered) {
            replies.acknowledge(rows.getLocked(MailListener.stem(back.reference())), OFFICE, back.at());
        }
    }

    @Override
    public void forget(List<Long> letterIds) {
        letterIds.forEach(post::cancel);
    }
}
