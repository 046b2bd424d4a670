package org.centrallobby.kit.database;

import org.centrallobby.kit.rounds.Volley;

/**
 * News of what changed, between nodes and between the program and a verb that runs beside it. A writer announces in its
 * own transaction; whoever keeps a copy in memory listens and reads again.
 */
public interface Changes {
    /** Tells every node, this one included, once the current transaction commits. Nothing is told if it rolls back. */
    void announce(Topic topic);

    /** The same for what a volley changes, as a part of it. */
    void announce(Topic topic, Volley volley);

    /**
     * Calls back soon after each commit that announced the topic, on a thread of its own, never twice at once for the
     * same listener; also after a lost connection to the database, when news may have been missed.
     */
    void onChange(Topic topic, Runnable listener);

    /** What can change. */
    enum Topic {
        PLACES,
        CALENDAR,
        MEMBERS,
        MOTIONS,
        CAMPAIGNS,
        LETTER_COUNTS,
        MAIL,
        BROADCASTS,
        MAIL_RULES
    }
}
