package org.centrallobby.mail.doctor.records;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.centrallobby.mail.doctor.records.Dns.Answer;
import org.centrallobby.mail.doctor.records.Dns.Failed;
import org.centrallobby.mail.doctor.records.Dns.MailServer;

/**
 * Walks through an SPF record and all it includes (RFC 7208, 4 and 5), for one sender's address, and counts the look-ups
 * that a receiver would make at most.
 */
final class SpfWalk {
    /** Beyond this a receiver may stop (RFC 7208, 4.6.4); we go a little further, to tell how many there are. */
    static final int MOST_LOOKUPS = 10;

    private static final int FAR_TOO_MANY = 40;
    private static final int DEEPEST = 12;
    private static final Pattern TERM =
            Pattern.compile("([+?~-]?)([A-Za-z0-9]+)(?:[:=]([^/]*(?:[0-9a-fA-F:]*)))?(/\\d{1,3})?(?://(\\d{1,3}))?");

    private final Dns dns;
    private final Optional<InetAddress> sender;
    private final List<String> troubles = new ArrayList<>();
    private int lookups;
    private boolean unsure;

    SpfWalk(Dns dns, Optional<InetAddress> sender) {
        this.dns = dns;
        this.sender = sender;
    }

    int lookups() {
        return lookups;
    }

    /** What is wrong in the record, in sentences. */
    List<String> troubles() {
        return troubles;
    }

    /** Whether something could not be looked up or depends on the single mail. */
    boolean isUnsure() {
        return unsure;
    }

    /** The records of a domain that are SPF's (RFC 7208, 4.5). */
    static List<String> records(List<String> texts) {
        return texts.stream()
                .filter(text -> {
                    String start = text.toLowerCase(Locale.ROOT);
                    return start.equals("v=spf1") || start.startsWith("v=spf1 ");
                })
                .toList();
    }

    /** The qualifier of the first term that names the sender: {@code +}, {@code -}, {@code ~}, {@code ?}; empty if none does. */
    Optional<String> walk(String record, String domain, int depth) {
        Optional<String> result = Optional.empty();
        String redirect = "";
        boolean all = false;
        for (String term : record.substring("v=spf1".length()).strip().split("\\s+", -1)) {
            Matcher parts = TERM.matcher(term);
            if (term.isEmpty()) {
                continue;
            }
            if (!parts.matches()) {
                troubles.add("The term “" + Dns.shown(term) + "” cannot be read.");
                continue;
            }
            String name = parts.group(2).toLowerCase(Locale.ROOT);
            if (name.equals("redirect")) {
                redirect = value(parts, "");
                continue;
            }
            all |= name.equals("all");
            boolean match = matches(name, parts, term, domain, depth);
            if (match && result.isEmpty()) {
                result = Optional.of(parts.group(1).isEmpty() ? "+" : parts.group(1));
            }
        }
        if (!redirect.isEmpty() && !all) {
            Optional<String> there = into(redirect, depth);
            return result.isPresent() ? result : there;
        }
        return result;
    }

    private boolean matches(String name, Matcher parts, String term, String domain, int depth) {
        String value = value(parts, domain);
        if (value.contains("%")) {
            unsure = true;
            lookups += name.equals("exp") ? 0 : 1;
            return false;
        }
        return switch (name) {
            case "all" -> true;
            case "ip4", "ip6" -> isWithin(term.substring(term.indexOf(':') + 1), term);
            case "a" -> count() && hosts(value).stream().anyMatch(address -> isNear(address, parts));
            case "mx" ->
                count()
                        && answered(dns.mailServers(value)).stream()
                                .limit(MOST_LOOKUPS)
                                .map(MailServer::host)
                                .flatMap(host -> hosts(host).stream())
                                .anyMatch(address -> isNear(address, parts));
            case "include" -> count() && include(value, depth);
            case "exists" -> count() && !hosts(value).isEmpty();
            case "ptr" -> {
                // Too slow for receivers, who may leave it out (RFC 7208, 5.5); so do we.
                unsure = true;
                lookups++;
                yield false;
            }
            case "exp" -> false;
            default -> {
                if (!term.contains("=")) {
                    troubles.add(
                            "The term “" + Dns.shown(term) + "” is not known, and receivers refuse the whole record.");
                }
                yield false;
            }
        };
    }

    private boolean count() {
        lookups++;
        return lookups <= FAR_TOO_MANY;
    }

    private boolean include(String domain, int depth) {
        return into(domain, depth, false).filter("+"::equals).isPresent();
    }

    private Optional<String> into(String domain, int depth) {
        return count() ? into(domain, depth, true) : Optional.empty();
    }

    private Optional<String> into(String domain, int depth, boolean redirect) {
        if (depth >= DEEPEST) {
            troubles.add("The record includes itself, or others too deep.");
            return Optional.empty();
        }
        List<String> records = records(answered(dns.texts(domain)));
        if (records.size() != 1) {
            if (!unsure) {
                troubles.add(Dns.shown(domain) + ", which it " + (redirect ? "leads to" : "includes") + ", has "
                        + (records.isEmpty() ? "no SPF record." : records.size() + " SPF records."));
            }
            return Optional.empty();
        }
        return walk(records.getFirst(), domain, depth + 1);
    }

    private List<InetAddress> hosts(String name) {
        return answered(dns.addresses(name));
    }

    private <T> List<T> answered(Answer<T> answer) {
        if (answer instanceof Failed<T> failed) {
            troubles.add(failed.why() + ".");
            unsure = true;
        }
        return answer.values();
    }

    private boolean isNear(InetAddress address, Matcher parts) {
        int bits = address.getAddress().length * 8;
        String length = bits == 32 ? parts.group(4) : parts.group(5) == null ? null : "/" + parts.group(5);
        return sender.filter(ours ->
                        sameNetwork(ours, address, length == null ? bits : Integer.parseInt(length.substring(1))))
                .isPresent();
    }

    private boolean isWithin(String network, String term) {
        int slash = network.indexOf('/');
        try {
            InetAddress address = InetAddress.ofLiteral(slash < 0 ? network : network.substring(0, slash));
            int bits = slash < 0 ? address.getAddress().length * 8 : Integer.parseInt(network.substring(slash + 1));
            return sender.filter(ours -> sameNetwork(ours, address, bits)).isPresent();
        } catch (IllegalArgumentException e) {
            troubles.add("The term “" + Dns.shown(term) + "” holds no address.");
            return false;
        }
    }

    private static boolean sameNetwork(InetAddress one, InetAddress other, int bits) {
        byte[] a = one.getAddress();
        byte[] b = other.getAddress();
        if (a.length != b.length) {
            return false;
        }
        for (int i = 0; i < Math.min(bits, a.length * 8); i++) {
            int mask = 0x80 >> (i % 8);
            if ((a[i / 8] & mask) != (b[i / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static String value(Matcher parts, String otherwise) {
        String value = parts.group(3);
        return value == null || value.isEmpty() ? otherwise : value;
    }
}
