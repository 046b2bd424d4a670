package org.centrallobby.mail.outbox;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.centrallobby.TestClock;
import org.centrallobby.TestDatabase;
import org.centrallobby.kit.Choices;
import org.centrallobby.kit.ParliamentAddresses;
import org.centrallobby.kit.Settings;
import org.centrallobby.kit.crypto.Sealer;
import org.centrallobby.kit.crypto.Sealers;
import org.centrallobby.mail.Carrier;
import org.centrallobby.mail.MailListener;
import org.centrallobby.mail.carriers.Carriers;
import org.centrallobby.mail.mime.MimeComposer;
import org.centrallobby.mail.pace.Gates;
import org.centrallobby.mail.pace.Limits;
import org.centrallobby.mail.pace.StopSwitch;
import org.centrallobby.mail.tokens.MailTokens;

/** The real parts of the mail, put together for a test: a database, a relay and a clock are the test's. */
public final class Post {
    public final TestDatabase database;
    public final TestClock clock;
    public final Settings settings;
    public final Sealer sealer;
    public final MailTokens tokens;
    public final MimeComposer composer;
    public final Carrier carrier;
    public final StopSwitch stop;
    public final Limits limits;
    public final Gates gates;

    public Post(TestDatabase database, TestClock clock, Path data, int relayPort) {
        this.database = database;
        this.clock = clock;
        settings = new Settings(
                8080,
                data,
                "http://localhost:8080",
                database.url(),
                URI.create("smtp://localhost:" + relayPort),
                data.resolve("keys"),
                "lobby.test",
                null,
                false,
                ParliamentAddresses.REAL,
                Choices.USUAL);
        sealer = Sealers.of(settings, clock);
        tokens = new MailTokens(sealer, settings);
        composer = new MimeComposer(tokens, settings, message -> message);
        carrier = Carriers.smtp(settings, Duration.ofSeconds(5));
        stop = new StopSwitch(database.jdbc(), database.changes(), database.transactions(), clock);
        limits = new Limits(database.jdbc(), database.changes(), database.transactions(), clock);
        gates = new Gates(limits, stop, clock);
    }

    Ledger ledger() {
        return new Ledger(database.jdbc(), sealer);
    }

    Outbox outbox() {
        return new Outbox(ledger(), new Additions(database.jdbc(), sealer), database.changes(), clock, settings);
    }

    Dispatcher dispatcher(MailListener listener) {
        Ends ends = new Ends(ledger(), List.of(listener), database.transactions(), clock);
        return new Dispatcher(ledger(), ends, carrier, composer, gates, clock);
    }
}
