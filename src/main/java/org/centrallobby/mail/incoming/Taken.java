package org.centrallobby.mail.incoming;

/** What became of a message that came to one of our addresses. In each case it is ours now and need not come again. */
public sealed interface Taken {
    /** It is about a mail of ours and has had its effect. */
    record Told() implements Taken {}

    /** It has no effect. */
    record Ignored(Why why) implements Taken {}

    /**
     * It is kept for whoever runs the site to read.
     *
     * @param cut whether only its head is kept, for its size
     */
    record Parked(long id, boolean cut) implements Taken {}

    /** Why a message has no effect. */
    enum Why {
        /** The very same message was taken before. */
        SEEN_BEFORE,
        /** No address in it proves that it is about a mail of ours. */
        NOT_OURS,
        /** It says nothing that anybody has to act on. */
        NOTHING_TO_DO
    }
}
