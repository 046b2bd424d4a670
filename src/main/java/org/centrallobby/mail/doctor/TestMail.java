package org.centrallobby.mail.doctor;

import static org.centrallobby.kit.web.Words.words;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.centrallobby.kit.Settings;
import org.centrallobby.mail.Block;
import org.centrallobby.mail.Carrier;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.mail.MailId;
import org.centrallobby.mail.Nature;
import org.centrallobby.mail.Outcome;
import org.centrallobby.mail.OutgoingMail.Mailbox;
import org.centrallobby.mail.OutgoingMail.Manuscript;
import org.centrallobby.mail.OutgoingMail.Route;
import org.centrallobby.mail.Parcel;
import org.centrallobby.mail.body.Bodies;
import org.centrallobby.mail.dkim.DkimKeys;
import org.centrallobby.mail.doctor.records.Dns;
import org.centrallobby.mail.doctor.records.Finding;
import org.centrallobby.mail.mime.MimeComposer;
import org.centrallobby.mail.mime.Sheet;
import org.centrallobby.mail.tokens.MailTokens;
import org.springframework.stereotype.Component;

/** A mail through the real way out, to see it arrive. It is in no ledger, for it is sent while the operator looks on. */
@Component
public final class TestMail {
    private final Carrier carrier;
    private final MimeComposer composer;
    private final DkimKeys keys;
    private final Settings settings;
    private final InstantSource clock;
    private final MailTokens tokens;

    TestMail(
            Carrier carrier,
            MimeComposer composer,
            DkimKeys keys,
            Settings settings,
            InstantSource clock,
            MailTokens tokens) {
        this.tokens = tokens;
        this.carrier = carrier;
        this.composer = composer;
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Sends one and looks for it.
     *
     * @param readBack the recipient's mailbox, where we may look into it
     */
    public List<Finding> send(EmailAddress recipient, Optional<ReadBack> readBack, Duration patience) {
        String messageId = tokens.newTestMessageId(clock.instant());
        Outcome outcome = hand(mail(recipient, messageId));
        String said = outcome.server() + ": " + Dns.shown(outcome.answer().text());
        List<Finding> findings = new ArrayList<>();
        if (outcome instanceof Outcome.Accepted) {
            findings.add(Finding.ok("Test mail", "Taken by " + said));
            findings.addAll(readBack.map(mailbox -> look(mailbox, messageId, patience))
                    .orElseGet(() -> List.of(Finding.ok(
                            "Arrival",
                            "Look for it there. Only what comes to the site itself is read back, by --send without an"
                                    + " address where LOBBY_IMAP_URL names the site's mailbox."))));
        } else {
            findings.add(Finding.fail("Test mail", "Not taken by " + said));
        }
        return findings;
    }

    private Parcel mail(EmailAddress recipient, String messageId) {
        Mailbox us = new Mailbox(words("site.name"), new EmailAddress("letters@" + settings.mailDomain()));
        return composer.compose(new Sheet(
                new MailId(false, 0),
                messageId,
                clock.instant(),
                Nature.OPERATOR,
                new Route(us, null, new Mailbox("", recipient)),
                Bodies.lay(manuscript(settings)),
                null));
    }

    /** An address of ours for a test mail: it comes the way that failures come back, and is about no mail. */
    public static EmailAddress ownAddress(Settings settings) {
        // The development mailbox refuses what begins with returns, to show what that looks like.
        return new EmailAddress((settings.smtpUrl() == null ? "letters@" : "returns+test@") + settings.mailDomain());
    }

    /** What it says. */
    public static Manuscript manuscript(Settings settings) {
        return new Manuscript(
                words("mail.doctor.subject"),
                List.of(new Block.Paragraph(words("mail.doctor.text", settings.baseUrl()))));
    }

    private Outcome hand(Parcel parcel) {
        try (Carrier.Round round = carrier.open()) {
            return round.send(parcel);
        }
    }

    private List<Finding> look(ReadBack mailbox, String messageId, Duration patience) {
        try {
            Optional<byte[]> message = mailbox.find(messageId, patience);
            if (message.isEmpty()) {
                return List.of(Finding.fail(
                        "Arrival",
                        "The test mail did not come to " + mailbox.place() + " within " + patience.toSeconds()
                                + " seconds, though the relay took it: look at the MX record, among the spam, and in the"
                                + " relay's log for " + messageId + "."));
            }
            return Arrival.judge(
                    message.get(),
                    settings.mailDomain(),
                    keys.listSelectors().stream()
                            .flatMap(selector -> keys.get(selector).stream())
                            .toList());
        } catch (IOException e) {
            return List.of(Finding.fail(
                    "Arrival",
                    "The test mail was sent, but " + mailbox.place() + " cannot be read: look at LOBBY_IMAP_URL."));
        }
    }
}
