package org.centrallobby.mail.incoming;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.centrallobby.kit.Settings;
import org.centrallobby.kit.jobs.RecurringJob;
import org.centrallobby.mail.tokens.MailTokens;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Empties the mailbox every minute, where the site has one. */
@Component
@ConditionalOnWebApplication
final class MailboxJob implements RecurringJob {
    private static final int MOST_MESSAGES = 200;
    private static final Logger LOG = LoggerFactory.getLogger(MailboxJob.class);
    private final Optional<ImapMailbox> mailbox;

    @Autowired
    MailboxJob(Incoming incoming, MailTokens tokens, InstantSource clock, Settings settings) {
        this(Optional.ofNullable(settings.choices().imapUrl())
                .map(there -> new ImapMailbox(
                        new ImapAccount(there),
                        incoming,
                        MOST_MESSAGES,
                        id -> tokens.isTestMessageId(id, clock.instant()))));
    }

    MailboxJob(Optional<ImapMailbox> mailbox) {
        this.mailbox = mailbox;
    }

    @Override
    public String name() {
        return "mailbox";
    }

    @Override
    public Duration pause() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void runOnce() {
        mailbox.ifPresent(there -> {
            try {
                ImapMailbox.Turn turn = there.takeAll();
                if (turn.taken() > 0) {
                    LOG.info("{} messages came back; {} could not be taken yet.", turn.taken(), turn.failed());
                }
            } catch (MessagingException | IOException e) {
                // What the server says may hold the user's name.
                LOG.warn(
                        "The mailbox of LOBBY_IMAP_URL cannot be read ({}); tried again in a minute.",
                        e.getClass().getSimpleName());
            }
        });
    }
}
