package org.centrallobby.mail.returns;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.mail.returns.Inbound.Report;
import org.centrallobby.mail.returns.Inbound.Verdict;
import org.centrallobby.mail.returns.mime.Fields;
import org.centrallobby.mail.returns.mime.Message;
import org.centrallobby.mail.returns.mime.PlainText;
import org.jspecify.annotations.Nullable;

/** Bounces and delay notices that are written for people only, in the manners of many mail systems. */
final class Prose {
    private static final int LONGEST = 32 * 1024;
    private static final int CASE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private static final Pattern DAEMON = Pattern.compile(
            "(^|[<\"\\s])(mailer-?daemon|post-?master|mail-?daemon|mdaemon|mmdf|microsoftexchange[0-9a-f]{8,40})([@>\"\\s]|$)"
                    + "|mail delivery (sub)?system|mail system|system administrator|internet mail delivery|mail gateway",
            CASE);
    private static final Pattern SUBJECT = Pattern.compile(
            "^\\W*(undeliver(ed|able)|un-?deliverable mail|delivery (status notification|failure|failed|report|unsuccessful|notification)"
                    + "|returned mail|returned to sender|failure notice|failed mail|mail (delivery )?(failed|failure|error|system error)"
                    + "|message (you sent )?(could not be|not|was not) delivered|message delivery failure|could not (be )?deliver"
                    + "|warning: (message|could not send)|(message )?delayed|delivery (delayed|delay)|nondeliverable|ndn:|dsn:"
                    + "|non remis|échec de (la )?remise|unzustellbar|nicht zustellbar|no se puede entregar|no entregado"
                    + "|impossibile recapitare|mancato recapito|onbestelbaar|não é possível entregar|não entregue|niedostarczalne"
                    + "|kan ikke leveres|går inte att leverera|ej levererat|nedoručiteln|не доставлено|недоставлен|配信不能|退信)",
            CASE);
    /** Nothing but a machine says this. */
    private static final Pattern MARK = Pattern.compile(
            "this is the qmail-send program|this message was created automatically by (the )?mail (delivery )?(software|system)"
                    + "|this is the mail (system|delivery agent) at|this is an automatically generated delivery status"
                    + "|the following addresses had (permanent|delivery)|delivery to the following recipients? (has )?(failed|been delayed)",
            CASE);

    private static final Pattern FAILED = Pattern.compile(
            "(could ?n['’]t|could not|cannot|can ?not|can['’]t|was not|were not|wasn['’]t|not) (be )?(delivered|deliver|reach)"
                    + "|un(able|successful) to (be )?deliver|wasn['’]t able to deliver|undeliver(ed|able)|delivery (has )?(to .{1,80} )?failed"
                    + "|(permanent|fatal|delivery) (fatal )?(error|failure)|given up|giving up|returned to (you|sender)|failed to deliver"
                    + "|nicht zugestellt|unzustellbar|pas pu être (remis|délivré|distribué)|no se pudo entregar|no se ha podido entregar"
                    + "|impossibile recapitare|niet (worden )?(bezorgd|afgeleverd)|não foi (possível )?entreg",
            CASE);
    private static final Pattern FINAL = Pattern.compile(
            "permanent (fatal )?(error|failure)|i['’]ve given up|giving up|will not be retried|no longer be tried",
            CASE);
    private static final Pattern DELAY = Pattern.compile(
            "(will|shall) (continue|keep|be re-?tr|re-?try|try again)|delivery attempts will continue|has been delayed|is delayed"
                    + "|(has )?not (yet )?been delivered yet|has not yet been|still (being|trying)|warning message only"
                    + "|do(n['’]t| not) need to re-?send|no action is required on your part|could not send message for past|delivery (is )?delayed"
                    + "|verzögert|retardé|retrasad|ritard|vertraagd",
            CASE);
    /** From here on it is the mail that came back. */
    private static final Pattern COPY = Pattern.compile(
            "^[ \\t]*(-{2,}[ \\t]*(this is a copy|below this line|(the )?(body of the )?(original|returned|undelivered|unsent|rejected) (message|mail)"
                    + "|(your |message |the )?headers?( of| follow)|start of|included is|enclosed is|the header of)"
                    + "|original message( headers)?:|message headers follow|(here is a|a) copy of (the|your) (original )?message"
                    + "|(received|return-path|dkim-signature|mime-version|x-[\\w-]{1,40}):[ \\t])",
            CASE | Pattern.MULTILINE);

    private static final Pattern STATUS = Pattern.compile(
            "(?:(?<![\\d.])[45]\\d\\d[ -]+[#('<]?|[#(]|status(?: code)?:? {0,3}|error:? {0,3})([245]\\.[0-7]\\.\\d{1,3})(?!\\.?\\d)",
            CASE);
    private static final Pattern SERVER = Pattern.compile(
            "(?:talking to|generating server:|program at|(?:by|remote|host|server)) {1,3}([a-z0-9-]{1,63}(?:\\.[a-z0-9-]{1,63}){1,8})",
            CASE);

    private Prose() {}

    /** Whether a mail system wrote this; its words have then to be asked what it is about. */
    static boolean isOfAMailSystem(Message message) {
        Fields headers = message.headers();
        return headers.has("x-failed-recipients")
                || DAEMON.matcher(PlainText.ofHeader(headers.first("from"))).find()
                || MARK.matcher(beginning(message.text())).find()
                || (isFromNobody(headers)
                        && SUBJECT.matcher(PlainText.ofHeader(headers.first("subject")))
                                .find());
    }

    /** The empty envelope sender: an answer to it would go nowhere (RFC 5321, 4.5.5). */
    static boolean isFromNobody(Fields headers) {
        return headers.all("return-path").stream()
                .anyMatch(value -> value.replaceAll("\\s", "").equals("<>"));
    }

    /** What a mail system's message says, one report for each recipient named; none where it speaks of no failure. */
    static List<Report> read(Message message) {
        String text = beginning(message.text());
        String subject = PlainText.ofHeader(message.headers().first("subject"));
        String why = telling(text);
        String status = Diagnosis.mostTelling(statuses(why));
        Verdict verdict = Diagnosis.judge(Cloak.code(why), status, why);
        boolean delayed = DELAY.matcher(text).find() && !FINAL.matcher(text).find();
        boolean failed = FAILED.matcher(text).find()
                || SUBJECT.matcher(subject).find()
                || Cloak.code(why) != null
                || status != null;
        if (!delayed && !failed) {
            return List.of();
        }
        List<EmailAddress> recipients = recipients(message, text);
        String action = delayed ? "delayed" : "failed";
        return recipients.isEmpty()
                ? List.of(report(verdict, action, why, status, text, null))
                : recipients.stream()
                        .map(recipient -> report(verdict, action, why, status, text, recipient))
                        .toList();
    }

    private static Report report(
            Verdict verdict,
            String action,
            String why,
            @Nullable String status,
            String text,
            @Nullable EmailAddress to) {
        // Whose answer it is, or else whoever is named first.
        Matcher server = SERVER.matcher(why + "\n" + text);
        return new Report(verdict, action, Cloak.answer(why, status, to), server.find() ? server.group(1) : null, to);
    }

    private static List<EmailAddress> recipients(Message message, String text) {
        List<EmailAddress> named = message.headers().all("x-failed-recipients").stream()
                .flatMap(Addresses::in)
                .distinct()
                .limit(50)
                .toList();
        List<EmailAddress> others = Stream.of("from", "to", "sender")
                .flatMap(name -> Addresses.in(message.headers().first(name)))
                .toList();
        return named.isEmpty()
                ? Addresses.in(text)
                        .filter(Predicate.not(others::contains))
                        .limit(1)
                        .toList()
                : named;
    }

    /** The paragraph that tells why: one with a code, or with words that are known, or that says it failed. */
    static String telling(String whole) {
        List<String> paragraphs = Arrays.stream(beginning(whole).split("\\n[ \\t>]*\\n"))
                .map(String::strip)
                .filter(paragraph -> !paragraph.isEmpty())
                .toList();
        return first(
                        paragraphs,
                        text -> Cloak.code(text) != null || STATUS.matcher(text).find())
                .or(() -> first(paragraphs, text -> Diagnosis.judge(null, null, text) != Verdict.UNCLEAR))
                .or(() -> first(paragraphs, text -> FAILED.matcher(text).find()))
                .or(() -> first(paragraphs, text -> true))
                .orElse("");
    }

    private static Optional<String> first(List<String> paragraphs, Predicate<String> wanted) {
        return paragraphs.stream().filter(wanted).findFirst();
    }

    private static List<String> statuses(String text) {
        return STATUS.matcher(text).results().map(match -> match.group(1)).toList();
    }

    /** What the mail system wrote, without the mail that came back. */
    private static String beginning(String text) {
        String some = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        Matcher copy = COPY.matcher(some);
        return copy.find() && copy.start() > 0 ? some.substring(0, copy.start()) : some;
    }
}
