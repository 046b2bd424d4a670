package org.centrallobby.mail.returns;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.mail.Outcome.Answer;
import org.centrallobby.mail.returns.Inbound.Report;
import org.centrallobby.mail.returns.Inbound.Verdict;
import org.centrallobby.mail.returns.mime.Fields;
import org.centrallobby.mail.returns.mime.Message;
import org.jspecify.annotations.Nullable;

/** The parts of a message that were written for machines: delivery status (RFC 3464) and disposition (RFC 8098). */
final class DeliveryReport {
    private static final Set<String> ACTIONS = Set.of("failed", "delayed", "delivered", "relayed", "expanded");
    private static final Pattern STATUS = Pattern.compile("(?<![\\d.])[245]\\.\\d{1,3}\\.\\d{1,3}(?!\\.?\\d)");
    private static final Pattern KIND = Pattern.compile("^[A-Za-z][A-Za-z0-9-]{0,30}[ \\t]*;[ \\t]*");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63}){0,10}");

    private DeliveryReport() {}

    /** One report for each recipient; none where the message holds no report that can be used. */
    static List<Report> read(Message message) {
        String why = Prose.telling(message.text());
        Optional<String> status = message.report("delivery-status");
        if (status.isPresent()) {
            List<Fields> groups = Fields.groups(status.get());
            Fields about = groups.isEmpty() ? new Fields() : groups.getFirst();
            return groups.stream()
                    .filter(group -> group.has("final-recipient", "original-recipient", "action", "status"))
                    .flatMap(group -> report(group, about, why).stream())
                    .toList();
        }
        return message.report("disposition-notification").stream()
                .flatMap(text -> Fields.groups(text).stream())
                .filter(group -> group.has("disposition"))
                .limit(1)
                .map(DeliveryReport::disposition)
                .toList();
    }

    private static Optional<Report> report(Fields group, Fields about, String why) {
        String field = String.join(" ", group.all("status"));
        String said = String.join(" ", group.all("diagnostic-code"));
        String words = KIND.matcher(said).replaceFirst("");
        String status = status(field, words);
        String action = action(group.first("action"), status);
        if (action == null) {
            return Optional.empty();
        }
        Verdict verdict = Diagnosis.judge(Cloak.code(words), status, words + " " + field);
        if (verdict == Verdict.UNCLEAR) {
            verdict = Diagnosis.judge(Cloak.code(why), status, why);
        }
        EmailAddress recipient = Stream.of("original-recipient", "final-recipient", "x-actual-recipient")
                .map(name -> Addresses.ofReport(group.first(name)))
                .flatMap(Stream::ofNullable)
                .findFirst()
                .orElse(null);
        Answer answer = Cloak.answer(words.isBlank() ? why : words, status, recipient);
        String server = host(group.first("remote-mta"));
        return Optional.of(new Report(
                verdict, action, answer, server == null ? host(about.first("reporting-mta")) : server, recipient));
    }

    private static @Nullable String status(String field, String words) {
        List<String> named = statuses(field);
        String telling = Diagnosis.mostTelling(
                Stream.concat(named.stream(), statuses(words).stream()).toList());
        String first = Diagnosis.mostTelling(named);
        return first != null && !Diagnosis.isVague(first) ? first : telling;
    }

    static List<String> statuses(String text) {
        return STATUS.matcher(text).results().map(match -> match.group()).toList();
    }

    /** What is said, or else what the status implies; null where neither says anything. */
    private static @Nullable String action(String said, @Nullable String status) {
        String word = said.toLowerCase(Locale.ROOT).split("[^a-z]", 2)[0];
        if (ACTIONS.contains(word)) {
            return word;
        }
        return status == null
                ? null
                : switch (status.charAt(0)) {
                    case '2' -> "delivered";
                    case '4' -> "delayed";
                    default -> "failed";
                };
    }

    /** {@code Disposition: automatic-action/MDN-sent-automatically; deleted}. */
    private static Report disposition(Fields group) {
        String value = group.first("disposition");
        String type = value.substring(value.indexOf(';') + 1).strip().toLowerCase(Locale.ROOT);
        Matcher word = Pattern.compile("[a-z]{1,20}").matcher(type);
        EmailAddress recipient = Addresses.ofReport(group.first("original-recipient", "final-recipient"));
        return new Report(
                Verdict.UNCLEAR,
                word.find() ? word.group() : "displayed",
                Cloak.answer(value, null, recipient),
                host(group.first("mdn-gateway")),
                recipient);
    }

    /** {@code dns; mx.example.test (192.0.2.1)}: the name alone. */
    private static @Nullable String host(String field) {
        Matcher host = HOST.matcher(field.substring(field.indexOf(';') + 1));
        return host.find() ? host.group() : null;
    }
}
