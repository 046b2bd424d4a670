package org.centrallobby.mail;

/** A way out for mail: a relay, or the development mailbox. */
public interface Carrier {
    /** A round of mails over one connection, made when the first is sent. */
    Round open();

    /** One round. */
    interface Round extends AutoCloseable {
        /** Hands one mail over. Whatever goes wrong on the way is an outcome. */
        Outcome send(DueMail mail);

        @Override
        void close();
    }
}
