package org.centrallobby.mail.doctor;

import static org.centrallobby.kit.web.Words.words;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.centrallobby.kit.Settings;
import org.centrallobby.mail.Carrier;
import org.centrallobby.mail.DueMail;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.mail.Outcome;
import org.centrallobby.mail.OutgoingMail;
import org.centrallobby.mail.OutgoingMail.Content;
import org.centrallobby.mail.OutgoingMail.Mailbox;
import org.centrallobby.mail.OutgoingMail.Route;
import org.centrallobby.mail.OutgoingMail.Urgency;
import org.centrallobby.mail.dkim.DkimKeys;
import org.centrallobby.mail.doctor.records.Dns;
import org.centrallobby.mail.doctor.records.Finding;
import org.springframework.stereotype.Component;

/** A mail through the real way out, to see it arrive. It is in no ledger, for it is sent while the operator looks on. */
@Component
public final class TestMail {
    private final Carrier carrier;
    private final DkimKeys keys;
    private final Settings settings;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    TestMail(Carrier carrier, DkimKeys keys, Settings settings, InstantSource clock) {
        this.carrier = carrier;
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
        String messageId = "<" + new BigInteger(130, random).toString(36) + "@" + settings.mailDomain() + ">";
        Outcome outcome = hand(mail(recipient), messageId);
        String said = outcome.server() + ": " + Dns.shown(outcome.answer().text());
        List<Finding> findings = new ArrayList<>();
        switch (outcome) {
            case Outcome.Accepted accepted -> {
                findings.add(Finding.ok("Test mail", "Taken by " + said));
                readBack.ifPresent(mailbox -> findings.addAll(look(mailbox, messageId, patience)));
            }
            case Outcome.Refused refused -> findings.add(Finding.fail("Test mail", "Refused by " + said));
            case Outcome.Deferred deferred -> findings.add(Finding.fail("Test mail", "Put off by " + said));
            case Outcome.Unreachable unreachable -> findings.add(Finding.fail("Test mail", "Not taken by " + said));
        }
        return findings;
    }

    private OutgoingMail mail(EmailAddress recipient) {
        EmailAddress us = new EmailAddress("postmaster@" + settings.mailDomain());
        String text = words("mail.doctor.text", settings.baseUrl());
        return new OutgoingMail(
                "doctor.test",
                new BigInteger(64, random).toString(36),
                Urgency.WAITED_FOR,
                new Route(new Mailbox(words("site.name"), us), null, us, new Mailbox("", recipient)),
                new Content(words("mail.doctor.subject"), text + "\n", "<p>" + text + "</p>\n"),
                OutgoingMail.AUTOMATIC);
    }

    private Outcome hand(OutgoingMail mail, String messageId) {
        Instant now = clock.instant();
        try (Carrier.Round round = carrier.open()) {
            return round.send(new DueMail(0, 0, now, now, messageId, mail));
        }
    }

    private List<Finding> look(ReadBack mailbox, String messageId, Duration patience) {
        try {
            Optional<byte[]> message = mailbox.find(messageId, patience);
            if (message.isEmpty()) {
                return List.of(Finding.fail(
                        "Arrival",
                        "The test mail did not come to " + mailbox.place() + " within " + patience.toSeconds()
                                + " seconds: look among the spam, then at the relay's log."));
            }
            return Arrival.judge(
                    message.get(),
                    settings.mailDomain(),
                    keys.listSelectors().stream()
                            .flatMap(selector -> keys.get(selector).stream())
                            .toList());
        } catch (IOException e) {
            return List.of(Finding.fail("Arrival", mailbox.place() + " cannot be read: look at LOBBY_IMAP_URL."));
        }
    }
}
