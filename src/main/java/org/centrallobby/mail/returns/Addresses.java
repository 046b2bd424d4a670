package org.centrallobby.mail.returns;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.mail.EmailAddress.Valid;
import org.centrallobby.mail.returns.Inbound.Origin;
import org.centrallobby.mail.returns.mime.Fields;
import org.centrallobby.mail.returns.mime.Message;
import org.jspecify.annotations.Nullable;

/** Finds addresses and message ids: whose mail it was. */
final class Addresses {
    private static final int LONGEST = 64 * 1024;
    private static final int MOST = 10;
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[^\\s<>()\\[\\]\"',;:@]{1,255}");
    private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s@]{1,200}@[^<>\\s@]{1,200}>");
    private static final Pattern MESSAGE_ID_FIELD =
            Pattern.compile("(?im)^[ \\t>|]{0,8}Message-ID:[ \\t]*(<[^<>\\s@]{1,200}@[^<>\\s@]{1,200}>)");
    /** RFC 3461: +40 for @. */
    private static final Pattern XTEXT_AT = Pattern.compile("\\+40(?=[^+@]{1,255}$)");

    private Addresses() {}

    /** Addresses in a text, in their order; what only looks like one is passed over. */
    static Stream<EmailAddress> in(String text) {
        String some = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return ADDRESS.matcher(some)
                .results()
                .map(MatchResult::group)
                // A sentence may end with it.
                .map(found -> EmailAddress.parse(found.replaceAll("[.!?]+$", "")))
                .flatMap(parsed -> parsed instanceof Valid valid ? Stream.of(valid.address()) : Stream.empty());
    }

    /** The address of a report's field, such as {@code rfc822; asha@example.test}; null for any other kind of name. */
    static @Nullable EmailAddress ofReport(String field) {
        String value = field.substring(field.indexOf(';') + 1).strip();
        String plain = value.contains("@") ? value : XTEXT_AT.matcher(value).replaceFirst("@");
        return in(plain).findFirst().orElse(null);
    }

    /** What leads to the mail that a message is about. */
    static Origin origin(Message message, Optional<EmailAddress> envelopeRecipient, @Nullable EmailAddress recipient) {
        Fields headers = message.headers();
        Fields returned = message.returned();
        List<EmailAddress> addressedTo = Stream.concat(
                        envelopeRecipient.stream(),
                        Stream.of("x-original-to", "delivered-to", "envelope-to", "x-envelope-to", "to")
                                .flatMap(name -> headers.all(name).stream())
                                .limit(MOST)
                                .flatMap(Addresses::in))
                .distinct()
                .limit(MOST)
                .toList();
        List<EmailAddress> to = in(returned.first("to")).limit(2).toList();
        EmailAddress written = to.size() == 1 ? to.getFirst() : null;
        return new Origin(
                addressedTo,
                messageId(message, returned),
                written == null ? recipient : written,
                in(returned.first("return-path")).findFirst().orElse(null));
    }

    private static @Nullable String messageId(Message message, Fields returned) {
        return Stream.<Stream<String>>of(
                        ids(returned.first("message-id")),
                        Stream.of("disposition-notification", "delivery-status", "feedback-report")
                                .flatMap(name -> message.report(name).stream())
                                .flatMap(report -> Fields.groups(report).stream())
                                .flatMap(group -> ids(group.first("original-message-id"))),
                        Stream.concat(
                                        Stream.of(message.text()),
                                        message.parts().stream().map(Message.Part::text))
                                .flatMap(Addresses::idsInText),
                        ids(message.headers().first("in-reply-to")),
                        // The last of the thread is what was answered (RFC 5322, 3.6.4).
                        ids(message.headers().first("references")).reduce((first, last) -> last).stream())
                .flatMap(found -> found)
                .findFirst()
                .orElse(null);
    }

    private static Stream<String> ids(String value) {
        return MESSAGE_ID.matcher(value).results().map(MatchResult::group);
    }

    private static Stream<String> idsInText(String text) {
        return MESSAGE_ID_FIELD.matcher(text).results().map(match -> match.group(1));
    }
}
