package org.centrallobby.calendar;

/**
 * What a constituent should know of the calendar today: that the House is away, or is about to rise.
 *
 * @param sentence of our own words, for pages and mails
 */
public record HouseNote(Kind kind, String sentence) {
    /** Why it is said. */
    public enum Kind {
        /** The House is about to rise. */
        RISES,
        /** In recess or prorogued. */
        AWAY,
        /** Parliament is dissolved. */
        DISSOLVED
    }
}
