package org.centrallobby.mail.returns;

import java.util.List;
import java.util.regex.Pattern;
import org.centrallobby.mail.returns.Inbound.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What a failure says of the address: by its status code (RFC 3463 and the registry of its codes), and where that says
 * little by the words that servers use. In doubt the address lives.
 */
final class Diagnosis {
    /** A status that leaves open what happened: "other", a quarrel of protocol, or one that servers use for many things. */
    private static final Pattern VAGUE = Pattern.compile("\\d\\.[05]\\.\\d+|\\d\\.[1-6]\\.0|5\\.4\\.1|5\\.2\\.1");

    private static final Pattern DEAD = Pattern.compile("5\\.1\\.(1|2|3|4|6|10)|5\\.2\\.1|5\\.4\\.(4|310)");
    private static final Pattern BLOCKED =
            Pattern.compile("[45]\\.7\\.\\d+|5\\.6\\.\\d+|5\\.1\\.(7|8)|5\\.2\\.3|5\\.3\\.4");
    private static final Pattern LIVING = Pattern.compile("4\\.\\d\\.\\d+|5\\.(2|3|4)\\.\\d+|5\\.1\\.9");

    private record Words(Verdict verdict, Pattern pattern) {
        Words(Verdict verdict, String... anyOf) {
            this(verdict, Pattern.compile(String.join("|", anyOf), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
        }
    }

    /** The first that matches counts: "rejected as spam: user unknown" is a block. */
    private static final List<Words> WORDS = List.of(
            new Words(
                    Verdict.BLOCKED,
                    "\\bspam",
                    "\\b(black|block|deny) ?-?list",
                    "\\b(is|been|was|are|ip|temporarily) blocked",
                    "\\bdnsbl\\b|\\brbl\\b|spamhaus|spamcop|barracuda ?central",
                    "\\breputation\\b",
                    "\\b(policy|policies)\\b",
                    "\\b(spf|dkim|dmarc)\\b",
                    "unauthenticated|not authenticated|authentication (required|failed)",
                    "not authori[sz]ed|relay(ing)? (access )?(denied|not permitted)|unable to relay",
                    "(content|message|mail) (was |has been )?(rejected|refused) (due to|because|for|as)",
                    "\\b(virus|malware|phishing)\\b|prohibited (attachment|content)|banned (file|content)",
                    "message (size )?(is )?(too (big|large)|exceeds)|size limit|sender (address )?(rejected|denied)",
                    "bad sender|sender verify failed|only accepts? (mail|messages) from"),
            new Words(
                    Verdict.SOFT,
                    "(mailbox|inbox|postfach|account|boîte).{0,30}(is )?\\b(full|voll|pleine)\\b",
                    "over ?-?((the|its|their|his|her) )?(storage |disk )?quota|quota (has been )?exceed|exceed\\w* .{0,30}(quota|storage)|out of storage|full mailbox",
                    "insufficient (system |disk )?(storage|space)|no space left",
                    "greylist|graylist|too many|at a rate|rate limit|try (again )?later|temporar",
                    "tim(ed|e) ?-?out|connection (was )?(refused|reset|lost)|(unable|could not|failed) to connect",
                    "no (valid )?route to host|retry time(out)? exceeded|message expired|expired|too long in (the )?queue|queue too long",
                    "too many hops|mail loop|loops back"),
            new Words(
                    Verdict.HARD,
                    "(user|recipient|mailbox|address|account|addressee|alias)( \\S{1,80})? (is |was |has been )?(unknown|not (be )?found|not known|invalid|unavailable|inactive|disabled|suspended|closed|deactivated|discontinued|terminated)",
                    "(unknown|invalid|no such|nonexistent|non-existent|no) (user|recipient|mailbox|address|account|addressee|person|local.?part|alias|domain)\\b",
                    "no (mail ?box|person|one) (here )?(by|with|of) (that|this) name",
                    "(does|do|did) ?(n['’]t|not) (exist|have an? .{0,20}(account|mailbox))",
                    "not (a|an) (valid|known|active) (user|recipient|mailbox|address)|isn['’]t (a )?(valid|known)",
                    "(wasn['’]t|was not|could ?n['’]t be|could not be|can ?not be|not) found",
                    "not listed in (domino|public|the)|unrout(e)?able|undeliverable address|bad destination mailbox",
                    "recipient (address )?(was )?rejected|recipient not (ok|accepted)",
                    "no longer (works|employed|in use|valid|active|available|exists|with)|has left the",
                    "(host|domain)( name)? .{0,60}(unknown|not found|not exist)|unknown (host|domain)|bad address|nxdomain",
                    "destinataire inconnu|unbekannt(er)? (empfänger|benutzer)|usuario desconocido|utente sconosciuto"));

    private Diagnosis() {}

    /**
     * Judges one failure.
     *
     * @param code of SMTP, where one is known
     * @param status of RFC 3463, where one is known
     * @param words the server's, as they came
     */
    static Verdict judge(@Nullable Integer code, @Nullable String status, String words) {
        if (status != null && (status.startsWith("4") || !VAGUE.matcher(status).matches())) {
            Verdict byStatus = byStatus(status);
            if (byStatus != Verdict.UNCLEAR) {
                return byStatus;
            }
        }
        Verdict verdict = WORDS.stream()
                .filter(known -> known.pattern().matcher(words).find())
                .map(Words::verdict)
                .findFirst()
                .orElseGet(() -> byCode(code, status));
        // "450 mailbox unavailable" is busy, whatever it says.
        return verdict == Verdict.HARD && code != null && code < 500 ? Verdict.SOFT : verdict;
    }

    /** The status that says most: the last that says anything stands nearest to the server that refused. */
    static @Nullable String mostTelling(List<String> statuses) {
        return statuses.stream()
                .filter(status -> !VAGUE.matcher(status).matches())
                .reduce((earlier, later) -> later)
                .orElse(statuses.isEmpty() ? null : statuses.getFirst());
    }

    static boolean isVague(String status) {
        return VAGUE.matcher(status).matches();
    }

    private static Verdict byStatus(String status) {
        if (BLOCKED.matcher(status).matches()) {
            return Verdict.BLOCKED;
        }
        if (DEAD.matcher(status).matches()) {
            return Verdict.HARD;
        }
        return LIVING.matcher(status).matches() ? Verdict.SOFT : Verdict.UNCLEAR;
    }

    /** Where the words say nothing. */
    private static Verdict byCode(@Nullable Integer code, @Nullable String status) {
        Verdict byStatus = status == null ? Verdict.UNCLEAR : byStatus(status);
        if (byStatus != Verdict.UNCLEAR) {
            return byStatus;
        }
        return code != null && (code < 500 || code == 552) ? Verdict.SOFT : Verdict.UNCLEAR;
    }
}
