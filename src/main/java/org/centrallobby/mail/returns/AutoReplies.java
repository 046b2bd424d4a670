package org.centrallobby.mail.returns;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.centrallobby.mail.returns.mime.Fields;
import org.centrallobby.mail.returns.mime.Message;
import org.centrallobby.mail.returns.mime.PlainText;

/** What no person wrote just now: RFC 3834, and the habits of those who have not read it. */
final class AutoReplies {
    private static final int CASE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final Set<String> PRECEDENCE = Set.of("auto_reply", "auto-reply", "bulk", "junk");
    private static final String[] TELLING = {
        "x-autoreply",
        "x-autorespond",
        "x-autoresponder",
        "x-autoreply-from",
        "x-auto-reply-from",
        "x-mail-autoreply",
        "x-auto-response-suppress",
        "x-fc-machinegenerated",
        "x-vacation",
        "x-tmda-fingerprint"
    };
    /** At the beginning only: people write about out-of-hours offices, too. */
    private static final Pattern SUBJECT = Pattern.compile(
            "^((re|aw|sv|ynt|tr|odp|vs) ?: ?)*\\W*(auto(matic|mated)?[- ]?(reply|response|answer|acknowledge?ment)\\b|auto: "
                    + "|out of (the )?office( (auto-?)?(reply|response|message|notification))?[ \\])]*(:|-|$| until| from | re: )"
                    + "|i am (currently )?(out of|away from) (the |my )?office|away from (my|the) (mail|office|desk)"
                    + "|(automatische|automatisches) (antwort|beantwoording)|abwesenheits(notiz|nachricht|assistent|agent)|abwesend\\b"
                    + "|réponse automatique|absen(ce|t) du bureau|message d['’]absence|risposta automatica|fuori (sede|ufficio)"
                    + "|respuesta automática|fuera de (la )?oficina|resposta automática|fora do escritório|automatisch antwoord|afwezig"
                    + "|autosvar|automatisk (svar|svarsmeddelande)|frånvaro|automaattinen vastaus|automatyczna odpowiedź|automatická odpově"
                    + "|automatikus válasz|otomatik yanıt|răspuns automat|автоответ|автоматический ответ|automatinis atsakymas"
                    + "|自動応答|自動返信|自动答复|自動回覆|자동 회신|(atebiad|ateb|ymateb) awtomatig|allan o['’]r swyddfa|freagra uathoibríoch)",
            CASE);
    /** Mail that asks its sender to prove to be a person. */
    private static final Pattern CHALLENGE = Pattern.compile(
            "confirm (that )?you(['’]re| are) (a |an )?(human|real|person|not)|prove (that )?you(['’]re| are) (a |not |human)"
                    + "|(verify|confirm) (your(self| address| e-?mail| message)|that you sent).{0,80}(deliver|deliver(ed|y)|release|inbox|spam|click|reply)"
                    + "|(to|will) (release|deliver) your (message|e-?mail).{0,80}(click|reply|confirm|verif)"
                    + "|sender verification|challenge.?response|awaiting (your )?(confirmation|verification)",
            CASE | Pattern.DOTALL);

    private AutoReplies() {}

    /** Whether a machine wrote this, as an answer or on its own. */
    static boolean isAutomatic(Message message) {
        Fields headers = message.headers();
        String submitted = word(headers.first("auto-submitted"));
        return (!submitted.isEmpty() && !submitted.equals("no"))
                || answersByItself(headers)
                || Prose.isFromNobody(headers)
                || SUBJECT.matcher(PlainText.ofHeader(headers.first("subject"))).find()
                || challenges(message);
    }

    /** Whether a machine wrote this to answer a mail: then no request can be in it. */
    static boolean isAnAnswer(Message message) {
        return word(message.headers().first("auto-submitted")).equals("auto-replied")
                || SUBJECT.matcher(PlainText.ofHeader(message.headers().first("subject")))
                        .find()
                || answersByItself(message.headers());
    }

    private static boolean answersByItself(Fields headers) {
        for (String name : TELLING) {
            String value = word(headers.first(name));
            if (headers.has(name) && !value.equals("no") && !value.equals("false") && !value.equals("none")) {
                return true;
            }
        }
        return PRECEDENCE.contains(word(headers.first("precedence")))
                || PRECEDENCE.contains(word(headers.first("preference")))
                || word(headers.first("delivered-to")).equals("autoresponder")
                || headers.first("x-delivery-agent").startsWith("TMDA");
    }

    private static boolean challenges(Message message) {
        String text = message.text();
        return CHALLENGE
                .matcher(PlainText.ofHeader(message.headers().first("subject")) + "\n"
                        + text.substring(0, Math.min(text.length(), 4_000)))
                .find();
    }

    /** The first word of a value (RFC 3834, 5: parameters may follow), in small letters. */
    private static String word(String value) {
        return value.split("[\\s;(,]", 2)[0].toLowerCase(Locale.ROOT);
    }
}
