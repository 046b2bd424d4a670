package org.centrallobby.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.centrallobby.CentralLobby;
import org.centrallobby.commands.Launch;
import org.centrallobby.kit.Settings;
import org.centrallobby.kit.database.Role;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.mail.Nature;
import org.centrallobby.mail.OutgoingMail.Content;
import org.centrallobby.mail.OutgoingMail.Mailbox;
import org.centrallobby.mail.broadcasts.Broadcast;
import org.centrallobby.mail.broadcasts.Broadcasts;
import org.centrallobby.mail.broadcasts.Recipient;
import org.springframework.context.ConfigurableApplicationContext;

/** Makes a broadcast of about 2 kB a message, a draft, beside the site or without it: {@code REFERENCE RECIPIENTS DOMAINS}. */
public final class PrepareBroadcast {
    private static final int BATCH = 5000;

    private PrepareBroadcast() {}

    public static void main(String[] args) {
        int recipients = Integer.parseInt(args[1]);
        int domains = Integer.parseInt(args[2]);
        Settings settings = Settings.read(System.getenv(), null, null, false);
        try (ConfigurableApplicationContext context =
                Launch.start(CentralLobby.class, settings, Role.VERB, nothing -> {})) {
            Broadcasts broadcasts = context.getBean(Broadcasts.class);
            long id = broadcasts.make(broadcast(args[0], settings.mailDomain()));
            List<Recipient> batch = new ArrayList<>();
            int added = 0;
            for (int i = 0; i < recipients; i++) {
                EmailAddress address = new EmailAddress("subscriber" + i + "@example" + i % domains + ".test");
                batch.add(new Recipient(new Mailbox("", address), Map.of("name", "Subscriber " + i)));
                if (batch.size() == BATCH || i == recipients - 1) {
                    added += broadcasts.add(id, batch);
                    batch.clear();
                }
            }
            System.out.println(id + " " + added);
        }
    }

    /** An invented newsletter. */
    static Broadcast broadcast(String reference, String domain) {
        String story = "The ferry to the outer islands has now been cancelled for the ninth week in a row. ";
        return new Broadcast(
                "bench.news",
                reference,
                Nature.NEWSLETTER,
                "ferries",
                "Ferries to the islands",
                new Broadcast.Sender(new Mailbox("The Ferry Users", new EmailAddress("news@" + domain)), null),
                new Content(
                        "The ferry, {name}",
                        "Dear {name},\n\n" + story.repeat(4) + "\n\nLeave: {unsubscribe}\n",
                        "<!doctype html><p>Dear {name},</p><p>" + story.repeat(4)
                                + "</p><p><a href=\"{unsubscribe}\">Leave</a></p>"));
    }
}
