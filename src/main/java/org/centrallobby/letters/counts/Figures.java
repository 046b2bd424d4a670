package org.centrallobby.letters.counts;

/**
 * Letters in numbers.
 *
 * @param written all that were sent in, confirmed or not
 * @param confirmed those whose writer followed the link and pressed the button
 * @param cosigned those among the confirmed that are a name under a joint letter
 * @param accepted those a mail server took and did not send back
 * @param returned those that were refused or came back
 * @param answered those whose writer, or the office itself, told us of an answer
 */
public record Figures(long written, long confirmed, long cosigned, long accepted, long returned, long answered) {
    public static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0);

    /** Both together. */
    public Figures plus(Figures other) {
        return new Figures(
                written + other.written,
                confirmed + other.confirmed,
                cosigned + other.cosigned,
                accepted + other.accepted,
                returned + other.returned,
                answered + other.answered);
    }
}
