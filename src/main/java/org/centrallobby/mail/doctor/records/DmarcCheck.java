package org.centrallobby.mail.doctor.records;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.centrallobby.mail.doctor.records.Dns.Failed;
import org.centrallobby.mail.doctor.records.Finding.Publish;

/**
 * Whether the domain says what becomes of mail that only pretends to be its own (RFC 7489). Ours is aligned by its making:
 * From, envelope sender and d= are all of the mail domain.
 */
public final class DmarcCheck {
    private static final String ABOUT = "DMARC";

    private DmarcCheck() {}

    /** Looks at the domain and, where it has no record, at those above it. */
    public static Finding check(Dns dns, String domain) {
        Publish publish = new Publish("_dmarc." + domain, "TXT", "v=DMARC1; p=none; rua=mailto:postmaster@" + domain);
        String place = domain;
        while (place.contains(".")) {
            Dns.Answer<String> answer = dns.texts("_dmarc." + place);
            if (answer instanceof Failed<String> failed) {
                return Finding.unknown(ABOUT, failed);
            }
            List<String> records = answer.values().stream()
                    .filter(text -> text.matches("(?s)v\\s*=\\s*DMARC1\\s*(;.*)?"))
                    .toList();
            if (records.size() > 1) {
                return Finding.fail(
                        ABOUT,
                        "There are " + records.size() + " DMARC records at _dmarc." + place
                                + ", and receivers then heed none: leave one.",
                        publish);
            }
            if (records.size() == 1) {
                return judge(records.getFirst(), place, place.equals(domain), publish);
            }
            place = place.substring(place.indexOf('.') + 1);
        }
        return Finding.fail(
                ABOUT,
                "There is no DMARC record, which Gmail and Yahoo want of bulk senders: publish the one below.",
                publish);
    }

    private static Finding judge(String record, String place, boolean own, Publish publish) {
        Map<String, String> tags = Tags.read(record);
        String policy = own ? tags.getOrDefault("p", "") : tags.getOrDefault("sp", tags.getOrDefault("p", ""));
        String from = own ? "" : " (from " + place + ", for the domains below it)";
        if (!Set.of("none", "quarantine", "reject").contains(policy)) {
            return Finding.fail(
                    ABOUT,
                    "The record" + from + " has no policy p= of none, quarantine or reject, and receivers pass it over:"
                            + " mend it.",
                    publish);
        }
        if (!tags.containsKey("rua")) {
            return Finding.warn(
                    ABOUT,
                    "The policy is " + policy + from
                            + ", but without rua= nobody reports to you what fails: add an address as below.",
                    publish);
        }
        String advice = policy.equals("none")
                ? " Once the reports show only your own mail passing, make it quarantine, later reject."
                : "";
        return Finding.ok(ABOUT, "The policy is " + policy + from + ", and our mail is aligned with it." + advice);
    }
}
