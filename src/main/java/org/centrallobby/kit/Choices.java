package org.centrallobby.kit;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What most sites leave as it is.
 *
 * @param lettersPerHour how many letters of people's own one Member gets in an hour, from all campaigns together
 * @param confirmationsPerHour how many confirmation mails the whole site sends in an hour
 * @param smtpLines how many connections to the relay a broadcast may open at once; letters and confirmations have five of
 *     their own
 * @param responsiveness whether everybody may see how Members answer, as far as writers told us
 * @param imapUrl the mailbox that what comes back is read from; null where there is none
 * @param masterKeys master keys that stand in the environment and in no file, by their dates
 */
public record Choices(
        int lettersPerHour,
        int confirmationsPerHour,
        int smtpLines,
        boolean responsiveness,
        @Nullable URI imapUrl,
        Map<String, String> masterKeys) {
    /** Of an operator who set none of it. */
    public static final Choices USUAL = new Choices(60, 3_000, 20, false, null, Map.of());

    /** The same, with what Members answered shown to everybody. */
    public Choices withResponsiveness() {
        return new Choices(lettersPerHour, confirmationsPerHour, smtpLines, true, imapUrl, masterKeys);
    }

    /** Never a password or a key: this text may end up in a log. */
    @Override
    public String toString() {
        return "(choices)";
    }
}
