package org.centrallobby.mail.doctor;

import java.net.InetAddress;
import java.net.URI;
import java.security.KeyStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.centrallobby.kit.Settings;
import org.centrallobby.mail.dkim.DkimKey;
import org.centrallobby.mail.dkim.DkimKeys;
import org.centrallobby.mail.doctor.records.DkimCheck;
import org.centrallobby.mail.doctor.records.DkimCheck.Use;
import org.centrallobby.mail.doctor.records.DmarcCheck;
import org.centrallobby.mail.doctor.records.Dns;
import org.centrallobby.mail.doctor.records.Finding;
import org.centrallobby.mail.doctor.records.MxCheck;
import org.centrallobby.mail.doctor.records.ReverseCheck;
import org.centrallobby.mail.doctor.records.SpfCheck;
import org.jspecify.annotations.Nullable;

/** Looks at all that decides whether our mail arrives. */
public final class MailDoctor {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private final Settings settings;
    private final DkimKeys keys;
    private final Dns dns;
    private final InstantSource clock;
    private final @Nullable KeyStore anchors;

    public MailDoctor(Settings settings, DkimKeys keys, Dns dns, InstantSource clock) {
        this(settings, keys, dns, clock, null);
    }

    /** @param anchors whom to trust; null for those the JDK trusts */
    MailDoctor(Settings settings, DkimKeys keys, Dns dns, InstantSource clock, @Nullable KeyStore anchors) {
        this.settings = settings;
        this.keys = keys;
        this.dns = dns;
        this.clock = clock;
        this.anchors = anchors;
    }

    /**
     * Everything that can be seen without sending mail. A next DKIM key whose record is there signs from now on.
     *
     * @param address where mail leaves from, if that is not the relay's address
     */
    public List<Finding> examine(Optional<InetAddress> address) {
        List<Finding> findings = new ArrayList<>();
        String domain = settings.mailDomain();
        URI relay = settings.smtpUrl();
        List<InetAddress> relays = relay == null ? List.of() : relay(relay, findings);
        List<InetAddress> senders = address.map(List::of).orElseGet(() -> senders(relay, relays, findings));
        boolean certain = address.isPresent();
        findings.add(SpfCheck.check(
                dns,
                domain,
                senders.stream()
                        .map(sender -> new SpfCheck.Sender(sender, term(sender, relay, certain), certain))
                        .toList()));
        dkim(domain, findings);
        findings.add(DmarcCheck.check(dns, domain));
        findings.add(MxCheck.check(dns, domain));
        senders.forEach(sender -> findings.add(ReverseCheck.check(dns, sender)));
        return findings;
    }

    private List<InetAddress> relay(URI relay, List<Finding> findings) {
        List<InetAddress> addresses;
        if (RelayCheck.isHere(relay)) {
            addresses = List.of(InetAddress.getLoopbackAddress());
        } else {
            Optional<InetAddress> literal = literal(relay.getHost());
            Dns.Answer<InetAddress> answer = literal.<Dns.Answer<InetAddress>>map(
                            found -> new Dns.Found<>(List.of(found)))
                    .orElseGet(() -> dns.addresses(relay.getHost()));
            if (answer.values().isEmpty()) {
                String why = switch (answer) {
                    case Dns.Failed<InetAddress> failed -> failed.why();
                    case Dns.Nothing<InetAddress> nothing -> nothing.why();
                    case Dns.Found<InetAddress> found -> "it has no address";
                };
                findings.add(Finding.fail(
                        "Relay", "The relay of LOBBY_SMTP_URL cannot be found: " + why + ". Mend its name."));
            }
            addresses = answer.values();
        }
        addresses.stream()
                .limit(1)
                .forEach(first -> findings.addAll(
                        new RelayCheck(relay, settings.mailDomain(), clock, anchors, PATIENCE).check(first)));
        return addresses;
    }

    /** Where mail leaves from: the relay's address or, if that is on this machine, the site's own. */
    private List<InetAddress> senders(@Nullable URI relay, List<InetAddress> relays, List<Finding> findings) {
        List<InetAddress> senders = relay != null && !RelayCheck.isHere(relay)
                ? relays
                : dns.addresses(URI.create(settings.baseUrl()).getHost()).values();
        List<InetAddress> outside = senders.stream()
                .filter(sender -> !sender.isLoopbackAddress() && !sender.isSiteLocalAddress())
                .limit(4)
                .toList();
        if (outside.isEmpty()) {
            findings.add(Finding.warn(
                    "PTR", "It cannot be seen from here which address mail leaves from: say so with --address."));
        }
        return outside;
    }

    private static String term(InetAddress sender, @Nullable URI relay, boolean certain) {
        if (certain || relay == null || RelayCheck.isHere(relay)) {
            return (sender.getAddress().length == 4 ? "ip4:" : "ip6:") + sender.getHostAddress();
        }
        return "a:" + relay.getHost();
    }

    private void dkim(String domain, List<Finding> findings) {
        String signing = keys.signing();
        for (String selector : keys.listSelectors()) {
            Use use = selector.equals(signing) ? Use.SIGNING : selector.compareTo(signing) > 0 ? Use.NEXT : Use.FORMER;
            List<Finding> there = keys.get(selector).stream()
                    .map((DkimKey key) -> DkimCheck.check(dns, key, domain, use))
                    .toList();
            findings.addAll(there);
            if (use == Use.NEXT && there.stream().allMatch(finding -> finding.level() == Finding.Level.OK)) {
                keys.use(selector);
                findings.add(Finding.ok("DKIM " + selector, "From now on mail is signed with this key."));
            }
        }
    }

    private static Optional<InetAddress> literal(String host) {
        try {
            return Optional.of(InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
