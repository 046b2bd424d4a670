package org.centrallobby.mail.incoming;

import java.util.List;
import java.util.Map;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.mail.MailId;
import org.centrallobby.mail.Nature;
import org.centrallobby.mail.OutgoingMail.Content;
import org.centrallobby.mail.OutgoingMail.Mailbox;
import org.centrallobby.mail.broadcasts.Broadcast;
import org.centrallobby.mail.broadcasts.BroadcastParts;
import org.centrallobby.mail.broadcasts.Recipient;
import org.centrallobby.mail.broadcasts.Suppressions;
import org.centrallobby.mail.outbox.Post;
import org.centrallobby.mail.tasks.Tasks;

/** The real parts that take what comes back, put together for a test. */
final class IncomingParts {
    final Tasks tasks;
    final ParkedMails parked;
    final Incoming incoming;

    private IncomingParts(Post post, long room) {
        tasks = new Tasks(post.database.jdbc(), post.clock);
        IncomingRows rows = new IncomingRows(post.database.jdbc(), post.sealer, post.clock);
        parked = new ParkedMails(post.database.jdbc(), post.sealer, rows, tasks, post.clock, room);
        Suppressions suppressions = new Suppressions(post.database.jdbc(), post.database.transactions(), post.clock);
        incoming = new Incoming(
                post.tokens,
                rows,
                new SingleReturns(List.of(), post.clock),
                new SubscriberReturns(rows, suppressions, tasks, post.clock),
                parked,
                post.database.transactions());
    }

    static IncomingParts of(Post post) {
        return of(post, Long.MAX_VALUE);
    }

    /** With so many bytes on the disk for what is parked. */
    static IncomingParts of(Post post, long room) {
        return new IncomingParts(post, room);
    }

    /** A newsletter of this number, to one subscriber. */
    static MailId subscriber(Post post, String number, String address) {
        BroadcastParts parts = new BroadcastParts(post);
        long id = parts.broadcasts.make(new Broadcast(
                "newsletter",
                number,
                Nature.NEWSLETTER,
                "ferries",
                "Ferries to the islands",
                new Broadcast.Sender(new Mailbox("News", new EmailAddress("news@lobby.test")), null),
                new Content("News", "News", "<p>News</p>")));
        parts.broadcasts.add(id, List.of(new Recipient(new Mailbox("", new EmailAddress(address)), Map.of())));
        return new MailId(
                true,
                post.database
                        .jdbc()
                        .sql("select max(id) from broadcast_recipient where broadcast_id = :id")
                        .param("id", id)
                        .query(Long.class)
                        .single());
    }
}
