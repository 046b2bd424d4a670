package org.centrallobby.mail.broadcasts;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.centrallobby.kit.crypto.Sealer.Box;
import org.centrallobby.mail.MailId;
import org.centrallobby.mail.OutgoingMail.Route;
import org.centrallobby.mail.mime.Sheet;
import org.centrallobby.mail.mime.Sheet.MailingList;
import tools.jackson.databind.json.JsonMapper;

/** A broadcast's text, open and cut up, ready to be printed for one recipient after the other. */
public final class Press {
    private final BroadcastRows.Stored stored;
    private final Broadcast broadcast;
    private final Template template;
    private final MailingList list;
    private final Box box;
    private final JsonMapper json;

    Press(BroadcastRows.Stored stored, Broadcast broadcast, Box box, JsonMapper json) {
        this.stored = stored;
        this.broadcast = broadcast;
        this.template = new Template(broadcast.content());
        this.list = new MailingList(broadcast.list(), broadcast.listName(), Long.toString(stored.id()));
        this.box = box;
        this.json = json;
    }

    /** When it began: the Date of all its mails, and the beginning of the days that each is tried. */
    public Instant startedAt() {
        return Objects.requireNonNull(stored.startedAt());
    }

    /** Who a loan is for. */
    public Recipient open(BroadcastRows.Loan loan) {
        return json.readValue(box.open(loan.sealed()), Recipient.class);
    }

    /**
     * The mail for one recipient.
     *
     * @param own words that the sender gives each mail, such as the link to leave
     */
    public Sheet print(BroadcastRows.Loan loan, Recipient recipient, String messageDomain, Map<String, String> own) {
        String messageId = "<" + stored.messageTag() + "." + Long.toString(loan.recipient(), Character.MAX_RADIX) + "@"
                + messageDomain + ">";
        return new Sheet(
                new MailId(true, loan.recipient()),
                messageId,
                startedAt(),
                broadcast.nature(),
                new Route(broadcast.sender().from(), broadcast.sender().replyTo(), recipient.mailbox()),
                template.fill(word -> {
                    String ours = own.get(word);
                    return ours != null ? ours : recipient.words().getOrDefault(word, "");
                }),
                list);
    }
}
