package org.centrallobby.mail;

/** A way out for mail: a relay, or the development mailbox. */
public interface Carrier {
    /** A round of mails over one connection, made when the first is sent and kept for a later round. */
    Round open();

    /** How many rounds of what goes to many it takes at once. */
    default int lines() {
        return 20;
    }

    /** Closes connections that nobody has used for a while. */
    default void tidy() {}

    /** One round. */
    interface Round extends AutoCloseable {
        /** Hands one message over. Whatever goes wrong on the way is an outcome. */
        Outcome send(Parcel parcel);

        @Override
        void close();
    }
}
