package org.centrallobby.mail.doctor.records;

import java.util.List;
import java.util.Map;
import org.centrallobby.mail.dkim.DkimKey;
import org.centrallobby.mail.doctor.records.Dns.Failed;
import org.centrallobby.mail.doctor.records.Dns.Found;
import org.centrallobby.mail.doctor.records.Dns.Nothing;
import org.centrallobby.mail.doctor.records.Finding.Publish;

/** Whether receivers find the public half of a key (RFC 6376, 3.6). */
public final class DkimCheck {
    private DkimCheck() {}

    /** What a key is for. */
    public enum Use {
        /** It signs: without its record no signature is worth anything. */
        SIGNING,
        /** It will sign once its record is there. */
        NEXT,
        /** It signed once. */
        FORMER
    }

    /** Looks up the record of a key. */
    public static Finding check(Dns dns, DkimKey key, String domain, Use use) {
        String about = "DKIM " + key.selector();
        String name = key.recordName(domain);
        Publish publish = new Publish(name, "TXT", key.recordText());
        return switch (dns.texts(name)) {
            case Failed<String> failed -> Finding.unknown(about, failed);
            case Nothing<String> nothing -> missing(about, nothing.why(), use, publish);
            case Found<String> found -> compare(about, found.values(), key, use, publish);
        };
    }

    private static Finding missing(String about, String why, Use use, Publish publish) {
        return switch (use) {
            case SIGNING ->
                Finding.fail(
                        about, "Mail is signed with this key, but " + why + ": publish the record below.", publish);
            case NEXT ->
                Finding.warn(
                        about, "This key waits, for " + why + ": publish the record below, and it signs.", publish);
            case FORMER ->
                Finding.ok(about, "This key signs no more and is published no more: remove it with dkim remove.");
        };
    }

    private static Finding compare(String about, List<String> texts, DkimKey key, Use use, Publish publish) {
        if (texts.size() > 1) {
            return Finding.fail(
                    about,
                    "There are " + texts.size()
                            + " records where one may be, and receivers may take any: leave only the" + " one below.",
                    publish);
        }
        Map<String, String> there = Tags.read(texts.getFirst());
        Map<String, String> ours = Tags.read(key.recordText());
        String published = there.getOrDefault("p", "").replaceAll("\\s", "");
        if (published.isEmpty()) {
            return Finding.fail(
                    about, "The record there is revoked or holds no key: put the one below in its place.", publish);
        }
        boolean kind = there.getOrDefault("k", "rsa").equals(ours.get("k"));
        boolean version = there.getOrDefault("v", "DKIM1").equals("DKIM1");
        if (!published.equals(ours.get("p")) || !kind || !version) {
            return Finding.fail(
                    about,
                    "Another key than ours is published there (or ours was cut short): put the record below in its place.",
                    publish);
        }
        if (List.of(there.getOrDefault("t", "").split("\\s*:\\s*", -1)).contains("y")) {
            return Finding.warn(
                    about,
                    "Our key is published, with t=y, which tells receivers to take its signatures for a trial: remove that.",
                    publish);
        }
        return switch (use) {
            case SIGNING -> Finding.ok(about, "Our key is published, and mail is signed with it.");
            case NEXT -> Finding.ok(about, "The next key is published.");
            case FORMER ->
                Finding.ok(
                        about,
                        "This key signs no more. A week after its last mail take its record away, then dkim remove "
                                + key.selector() + ".");
        };
    }
}
