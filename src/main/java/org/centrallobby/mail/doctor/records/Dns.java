package org.centrallobby.mail.doctor.records;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.ReverseMap;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * Asks the DNS. What comes back is other people's: so much of it is read and no more, and what is not there is kept apart
 * from what could not be asked. For one thread.
 */
public final class Dns {
    private static final int MOST_RECORDS = 50;
    private static final int LONGEST_TEXT = 4096;
    private static final int MOST_QUESTIONS = 200;
    private final Map<String, Answer<Record>> known = new HashMap<>();
    private final Resolver resolver;

    /** What came of a question. */
    public sealed interface Answer<T> {
        /** The values; none where there are none, or they could not be asked for. */
        default List<T> values() {
            return List.of();
        }

        /** The same answer with other values. */
        default <U> Answer<U> map(Function<List<T>, List<U>> change) {
            return switch (this) {
                case Found<T> found -> new Found<>(change.apply(found.values()));
                case Nothing<T> nothing -> new Nothing<>(nothing.why());
                case Failed<T> failed -> new Failed<>(failed.why());
            };
        }
    }

    /** There is such a record. */
    public record Found<T>(List<T> values) implements Answer<T> {}

    /** There is no such name, or no such record. */
    public record Nothing<T>(String why) implements Answer<T> {}

    /** Nobody knows: the question was not answered. */
    public record Failed<T>(String why) implements Answer<T> {}

    /** A mail server of a domain; the one with the lowest preference is tried first. */
    public record MailServer(int preference, String host) {}

    private Dns(Resolver resolver, Duration patience) {
        this.resolver = resolver;
        resolver.setTimeout(patience);
    }

    /** Asks the resolver at this address, or the system's if there is none. */
    public static Dns of(Optional<InetSocketAddress> resolver, Duration patience) {
        return new Dns(resolver.<Resolver>map(SimpleResolver::new).orElseGet(ExtendedResolver::new), patience);
    }

    /** Texts under a name; what is split in several strings is joined (RFC 7208, 3.3; RFC 6376, 3.6.2.2). */
    public Answer<String> texts(String name) {
        return ask(name, Type.TXT)
                .map(records -> records.stream()
                        .map(TXTRecord.class::cast)
                        .map(Dns::text)
                        .toList());
    }

    /** IPv4 and IPv6 addresses of a host. */
    public Answer<InetAddress> addresses(String name) {
        Answer<InetAddress> four = ask(name, Type.A)
                .map(records -> records.stream()
                        .map(record -> ((ARecord) record).getAddress())
                        .toList());
        Answer<InetAddress> six = ask(name, Type.AAAA)
                .map(records -> records.stream()
                        .map(record -> ((AAAARecord) record).getAddress())
                        .toList());
        List<InetAddress> both = new ArrayList<>(four.values());
        both.addAll(six.values());
        if (!both.isEmpty()) {
            return new Found<>(both);
        }
        return six instanceof Failed ? six : four;
    }

    /** Mail servers of a domain, the first to be tried first. */
    public Answer<MailServer> mailServers(String name) {
        return ask(name, Type.MX)
                .map(records -> records.stream()
                        .map(MXRecord.class::cast)
                        .map(mx -> new MailServer(mx.getPriority(), host(mx.getTarget())))
                        .sorted(java.util.Comparator.comparingInt(MailServer::preference))
                        .toList());
    }

    /** Names of an address. */
    public Answer<String> names(InetAddress address) {
        return ask(ReverseMap.fromAddress(address).toString(), Type.PTR)
                .map(records -> records.stream()
                        .map(record -> host(((PTRRecord) record).getTarget()))
                        .toList());
    }

    private Answer<Record> ask(String name, int type) {
        String question = name.endsWith(".") ? name : name + ".";
        String key = Type.string(type) + " " + question;
        Answer<Record> before = known.get(key);
        if (before != null) {
            return before;
        }
        if (known.size() >= MOST_QUESTIONS) {
            return new Failed<>("More was to be looked up than any domain needs");
        }
        Answer<Record> answer = lookUp(question, type);
        known.put(key, answer);
        return answer;
    }

    private Answer<Record> lookUp(String question, int type) {
        String name = shown(question.substring(0, question.length() - 1));
        String what = "the " + Type.string(type) + " record of " + name;
        Lookup lookup;
        try {
            lookup = new Lookup(Name.fromString(question), type);
        } catch (TextParseException e) {
            return new Failed<>(name + " is no name that the DNS can hold");
        }
        lookup.setResolver(resolver);
        lookup.setCache(null);
        lookup.setHostsFileParser(null);
        Record[] records = lookup.run();
        return switch (lookup.getResult()) {
            case Lookup.SUCCESSFUL ->
                new Found<>(Arrays.stream(records).limit(MOST_RECORDS).toList());
            case Lookup.HOST_NOT_FOUND -> new Nothing<>("there is no name " + name);
            case Lookup.TYPE_NOT_FOUND -> new Nothing<>(name + " has no " + Type.string(type) + " record");
            default -> new Failed<>(why(what, String.valueOf(lookup.getErrorString())));
        };
    }

    private static String why(String what, String error) {
        return switch (error) {
            case "timed out", "network error" ->
                "No answer came in time, or none that can be read, when " + what + " was asked for";
            default -> "The resolver answered " + shown(error) + " when it was asked for " + what;
        };
    }

    private static String text(TXTRecord record) {
        StringBuilder text = new StringBuilder();
        for (Object part : record.getStringsAsByteArrays()) {
            text.append(new String((byte[]) part, StandardCharsets.ISO_8859_1));
        }
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text.toString();
    }

    private static String host(Name name) {
        return name.toString(true);
    }

    /** What a stranger wrote, fit for a terminal: visible ASCII, and not too much of it. */
    public static String shown(String text) {
        String line = text.codePoints()
                .limit(200)
                .mapToObj(letter -> letter < ' ' || letter > '~' ? "?" : Character.toString(letter))
                .collect(Collectors.joining());
        return line.length() < text.length() ? line + " …" : line;
    }
}
