package org.centrallobby.mail.doctor.records;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.centrallobby.mail.doctor.records.Dns.Failed;
import org.centrallobby.mail.doctor.records.Dns.Found;
import org.centrallobby.mail.doctor.records.Dns.Nothing;
import org.centrallobby.mail.doctor.records.Finding.Publish;

/** Whether the domain names who may send its mail (RFC 7208), and names ours. */
public final class SpfCheck {
    private static final String ABOUT = "SPF";

    private SpfCheck() {}

    /**
     * An address that our mail comes from.
     *
     * @param term how SPF would name it, such as {@code a:relay.example.org}
     * @param certain whether mail is known to leave from there; the relay of a provider may send from elsewhere
     */
    public record Sender(InetAddress address, String term, boolean certain) {}

    /** Looks at the record of the domain that envelope senders are of. */
    public static Finding check(Dns dns, String domain, List<Sender> senders) {
        String term = senders.isEmpty() ? "a" : senders.getFirst().term();
        Publish publish = new Publish(domain, "TXT", "v=spf1 " + term + " ~all");
        return switch (dns.texts(domain)) {
            case Failed<String> failed -> Finding.unknown(ABOUT, failed);
            case Nothing<String> nothing -> none(nothing.why(), publish);
            case Found<String> found -> {
                List<String> records = SpfWalk.records(found.values());
                yield switch (records.size()) {
                    case 0 -> none("none of the texts at " + domain + " is one", publish);
                    case 1 -> judge(dns, records.getFirst(), domain, senders, publish);
                    default ->
                        Finding.fail(
                                ABOUT,
                                domain + " has " + records.size()
                                        + " SPF records, and receivers then refuse them all (RFC 7208, 4.5): make one of them.");
                };
            }
        };
    }

    private static Finding none(String why, Publish publish) {
        return Finding.fail(
                ABOUT,
                "There is no SPF record, as " + why
                        + ": publish the one below, or with the include that the provider of" + " your relay names.",
                publish);
    }

    private static Finding judge(Dns dns, String record, String domain, List<Sender> senders, Publish publish) {
        SpfWalk walk = new SpfWalk(dns, Optional.empty());
        walk.walk(record, domain, 0);
        if (!walk.troubles().isEmpty()) {
            return Finding.fail(
                    ABOUT,
                    String.join(
                            " ", walk.troubles().stream().distinct().limit(5).toList()));
        }
        String small = " " + record.toLowerCase(Locale.ROOT) + " ";
        if (small.contains(" +all ") || small.contains(" all ")) {
            return Finding.fail(
                    ABOUT, "The record ends with +all and lets anybody send as you: end it with ~all.", publish);
        }
        if (walk.lookups() > SpfWalk.MOST_LOOKUPS) {
            return Finding.warn(
                    ABOUT,
                    "The record takes " + walk.lookups()
                            + " look-ups where receivers make ten (RFC 7208, 4.6.4), so what comes late in it does not count:"
                            + " take includes out that you no longer need.");
        }
        for (Sender sender : senders) {
            SpfWalk theirs = new SpfWalk(dns, Optional.of(sender.address()));
            Optional<String> result = theirs.walk(record, domain, 0);
            if (result.filter("+"::equals).isEmpty() && !theirs.isUnsure()) {
                return unnamed(sender);
            }
        }
        if (!small.matches("(?s).* ([~-]all|redirect=\\S+) .*")) {
            return Finding.warn(
                    ABOUT, "The record says nothing of those it does not name: end it with ~all, later with -all.");
        }
        return Finding.ok(
                ABOUT,
                "The record names who may send"
                        + (senders.isEmpty() ? "" : ", our sender among them")
                        + ", with " + walk.lookups() + " of ten look-ups.");
    }

    private static Finding unnamed(Sender sender) {
        String address = sender.address().getHostAddress();
        return sender.certain()
                ? Finding.fail(
                        ABOUT,
                        "The record does not let " + address + " send, from where our mail comes: add " + sender.term()
                                + ".")
                : Finding.warn(
                        ABOUT,
                        "The record does not name the relay's address " + address + ": if mail leaves from there add "
                                + sender.term() + "; if your provider sends from elsewhere, say so with --address.");
    }
}
