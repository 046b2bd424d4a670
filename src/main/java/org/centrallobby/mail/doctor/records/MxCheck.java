package org.centrallobby.mail.doctor.records;

import java.net.InetAddress;
import org.centrallobby.mail.doctor.records.Dns.Answer;
import org.centrallobby.mail.doctor.records.Dns.Failed;
import org.centrallobby.mail.doctor.records.Dns.Found;
import org.centrallobby.mail.doctor.records.Dns.MailServer;
import org.centrallobby.mail.doctor.records.Dns.Nothing;
import org.centrallobby.mail.doctor.records.Finding.Publish;

/** Whether returned mail finds its way back to us. */
public final class MxCheck {
    private static final String ABOUT = "MX";

    private MxCheck() {}

    /** Looks up who takes mail for the domain, and whether they can be found. */
    public static Finding check(Dns dns, String domain) {
        Publish publish = new Publish(domain, "MX", "10 " + domain + ".");
        return switch (dns.mailServers(domain)) {
            case Failed<MailServer> failed -> Finding.unknown(ABOUT, failed);
            case Nothing<MailServer> nothing -> without(dns, domain, nothing.why(), publish);
            case Found<MailServer> found -> judge(dns, found, domain, publish);
        };
    }

    private static Finding without(Dns dns, String domain, String why, Publish publish) {
        return switch (dns.addresses(domain)) {
            case Failed<InetAddress> failed -> Finding.unknown(ABOUT, failed);
            case Found<InetAddress> found ->
                Finding.warn(
                        ABOUT,
                        "As " + why + ", returned mail goes to the host " + domain
                                + " itself (RFC 5321, 5.1): if that is"
                                + " meant, publish it as below; else name the server that takes your mail.",
                        publish);
            case Nothing<InetAddress> nothing ->
                Finding.fail(
                        ABOUT,
                        "Returned mail finds nobody, as " + why
                                + ": publish the server that takes your mail, in place of the name below.",
                        publish);
        };
    }

    private static Finding judge(Dns dns, Found<MailServer> servers, String domain, Publish publish) {
        if (servers.values().stream()
                .anyMatch(server -> server.host().isEmpty() || server.host().equals("."))) {
            return Finding.fail(
                    ABOUT,
                    domain
                            + " says that it takes no mail (RFC 7505), so many receivers refuse mail from it: name a server.",
                    publish);
        }
        int found = 0;
        for (MailServer server : servers.values()) {
            Answer<InetAddress> addresses = dns.addresses(server.host());
            if (addresses instanceof Failed<InetAddress> failed) {
                return Finding.unknown(ABOUT, failed);
            }
            found += addresses.values().isEmpty() ? 0 : 1;
        }
        String first = Dns.shown(servers.values().getFirst().host());
        if (found == 0) {
            return Finding.fail(
                    ABOUT, "Mail for us goes to " + first + ", which has no address: mend its name.", publish);
        }
        if (found < servers.values().size()) {
            return Finding.warn(
                    ABOUT,
                    "Of " + servers.values().size() + " mail servers only " + found
                            + " can be found: remove the rest.");
        }
        return Finding.ok(ABOUT, "Returned mail goes to " + first + ".");
    }
}
