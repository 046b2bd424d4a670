package org.centrallobby.letters.store;

import java.time.Instant;
import org.centrallobby.kit.crypto.Sealer.Sealed;
import org.centrallobby.letters.Draft;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterState;
import org.centrallobby.letters.Standing;
import org.centrallobby.mail.EmailAddress;

/**
 * A letter about to be kept.
 *
 * @param id that it will have
 * @param reference that its writer can quote
 * @param writer where its writer, if it is theirs, reads mail
 * @param shown how things stood when its writer sent it in
 * @param often whether its network had had its share of letters for a day
 */
public record Arrival(
        long id,
        String reference,
        Draft draft,
        EmailAddress writer,
        Standing shown,
        boolean demonstration,
        boolean often,
        Instant writtenAt,
        Secrets secrets) {
    /**
     * What of it is personal, as the table holds it.
     *
     * @param emailHash by which an address finds its letters
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Secrets(Sealed text, Sealed contact, byte[] emailHash) {}

    /** The letter that will be there. */
    public Letter letter() {
        return new Letter(
                id,
                reference,
                LetterState.UNCONFIRMED,
                draft.kind(),
                draft.joint(),
                draft.memberId(),
                draft.constituencyId(),
                draft.motionId(),
                draft.campaign(),
                shown,
                null,
                writtenAt,
                writtenAt,
                null,
                null);
    }
}
