package org.centrallobby.bench;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.centrallobby.CentralLobby;
import org.centrallobby.commands.Launch;
import org.centrallobby.kit.Settings;
import org.centrallobby.kit.database.Role;
import org.centrallobby.mail.Block;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.mail.Nature;
import org.centrallobby.mail.OutgoingMail;
import org.centrallobby.mail.OutgoingMail.Mailbox;
import org.centrallobby.mail.OutgoingMail.Manuscript;
import org.centrallobby.mail.OutgoingMail.Route;
import org.centrallobby.mail.outbox.Outbox;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Queues confirmations beside the site, one after the other: {@code NUMBER PAUSE-MILLIS}. */
public final class InjectConfirmations {
    private InjectConfirmations() {}

    public static void main(String[] args) {
        int number = Integer.parseInt(args[0]);
        // Another for each start, so that each mail is a new one.
        String run = Long.toString(System.nanoTime(), Character.MAX_RADIX);
        long pause = Long.parseLong(args[1]) * 1_000_000;
        Settings settings = Settings.read(System.getenv(), null, null, false);
        try (ConfigurableApplicationContext context =
                Launch.start(CentralLobby.class, settings, Role.VERB, nothing -> {})) {
            Outbox outbox = context.getBean(Outbox.class);
            TransactionTemplate transaction = context.getBean(TransactionTemplate.class);
            Mailbox house = new Mailbox("Central Lobby", new EmailAddress("letters@" + settings.mailDomain()));
            for (int i = 0; i < number; i++) {
                // Of the domains that the newsletter goes to.
                Mailbox writer = new Mailbox("", new EmailAddress("writer" + i + "@example" + i % 10 + ".test"));
                OutgoingMail mail = new OutgoingMail(
                        "bench.confirmation",
                        run + "-" + i,
                        Nature.CONFIRMATION,
                        new Route(house, null, writer),
                        new Manuscript("Please confirm", List.of(new Block.Paragraph("Press the button."))));
                transaction.executeWithoutResult(status -> outbox.queue(mail));
                LockSupport.parkNanos(pause);
            }
        }
    }
}
