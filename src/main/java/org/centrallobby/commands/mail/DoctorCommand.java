package org.centrallobby.commands.mail;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.centrallobby.commands.verb.Start;
import org.centrallobby.kit.Settings;
import org.centrallobby.kit.time.MachineTime;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.mail.dkim.DkimKeys;
import org.centrallobby.mail.doctor.DevReadBack;
import org.centrallobby.mail.doctor.ImapReadBack;
import org.centrallobby.mail.doctor.MailDoctor;
import org.centrallobby.mail.doctor.ReadBack;
import org.centrallobby.mail.doctor.TestMail;
import org.centrallobby.mail.doctor.records.Dns;
import org.centrallobby.mail.doctor.records.Finding;
import org.centrallobby.mail.doctor.records.Finding.Level;
import org.centrallobby.mail.incoming.ImapAccount;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Says what is wrong and what to do about it. */
@Command(
        name = "doctor",
        description = "Says what is wrong and what to do about it.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "mail")
public final class DoctorCommand {
    private static final Duration DNS_PATIENCE = Duration.ofSeconds(5);
    private static final Duration MAIL_PATIENCE = Duration.ofMinutes(2);

    @Spec
    private CommandSpec spec;

    private final Start start;

    @SuppressWarnings("NullAway.Init") // Filled by picocli.
    public DoctorCommand(Start start) {
        this.start = start;
    }

    @Command(
            name = "mail",
            description = {
                "Looks at the DNS records of the mail domain and at the relay, and prints the records to publish.",
                "Exit status: 0 nothing fails, 1 something does, 2 wrong usage."
            },
            mixinStandardHelpOptions = true,
            sortOptions = false)
    int mail(
            @Option(
                            names = "--send",
                            paramLabel = "ADDRESS",
                            arity = "0..1",
                            fallbackValue = "",
                            description = {
                                "Also sends a test mail there. Without an address it goes to the site itself, and is read"
                                        + " back from the mailbox of LOBBY_IMAP_URL."
                            })
                    @Nullable
                    String recipient,
            @Option(
                            names = "--address",
                            paramLabel = "IP",
                            description = "Where mail leaves from, if that is not the relay's address.")
                    @Nullable
                    String address,
            @Option(names = "--data", paramLabel = "DIR", description = "The data folder (else LOBBY_DATA, else var).")
                    @Nullable
                    Path data) {
        Optional<InetAddress> from = Optional.ofNullable(address).map(this::address);
        Settings settings = Settings.read(System.getenv(), null, data, false);
        Optional<ImapAccount> mailbox =
                Optional.ofNullable(settings.choices().imapUrl()).map(ImapAccount::new);
        Optional<EmailAddress> to = Optional.ofNullable(recipient)
                .map(typed -> typed.isEmpty() ? ourselves(settings, mailbox) : recipient(typed));
        Dns dns = Dns.of(Settings.resolver(System.getenv()), DNS_PATIENCE);
        InstantSource clock = MachineTime.clock();
        MailDoctor doctor = new MailDoctor(settings, new DkimKeys(settings, clock), dns, clock);
        List<Finding> findings = new ArrayList<>(doctor.examine(from));
        to.ifPresent(there -> findings.addAll(send(settings, there, mailbox)));
        new Report(System.out).findings(findings);
        return Report.count(findings, Level.FAIL) == 0 ? 0 : 1;
    }

    /** Only this needs the program: its way out, and its database where that is the development mailbox. */
    private List<Finding> send(Settings settings, EmailAddress recipient, Optional<ImapAccount> mailbox) {
        try (ConfigurableApplicationContext context = start.with(settings)) {
            Optional<ReadBack> readBack = settings.smtpUrl() == null
                    ? Optional.of(context.getBean(DevReadBack.class))
                    : mailbox.filter(there -> recipient.domain().equals(settings.mailDomain()))
                            .map(ImapReadBack::new);
            return context.getBean(TestMail.class).send(recipient, readBack, MAIL_PATIENCE);
        }
    }

    private EmailAddress ourselves(Settings settings, Optional<ImapAccount> mailbox) {
        if (settings.smtpUrl() != null && mailbox.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--send needs an address, such as your own: a test mail to the site itself is read back only where"
                            + " LOBBY_IMAP_URL names its mailbox.");
        }
        return TestMail.ownAddress(settings);
    }

    private EmailAddress recipient(String typed) {
        return switch (EmailAddress.parse(typed)) {
            case EmailAddress.Valid valid -> valid.address();
            case EmailAddress.Refused refused ->
                throw new ParameterException(
                        spec.commandLine(), "--send: " + refused.flaw().sentence() + ".");
        };
    }

    private InetAddress address(String typed) {
        try {
            return InetAddress.ofLiteral(typed);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--address should be an IP address such as 192.0.2.25.");
        }
    }
}
