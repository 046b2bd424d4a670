package org.centrallobby.motions.search;

import java.time.LocalDate;
import org.centrallobby.motions.MotionStatus;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for. A part that is null asks nothing.
 *
 * @param words as typed; empty for all motions
 * @param member Parliament's id of a Member whose name stands on the motion, as sponsor or signatory
 * @param sponsor Parliament's id of the primary sponsor
 * @param party of the primary sponsor on the day of tabling; an empty one where that is not known
 * @param nation of the primary sponsor's seat on that day; an empty one where that is not known
 * @param prayer whether it asks that an instrument be annulled
 * @param amendment whether it amends another motion
 * @param page counted from 1
 * @param size motions a page
 */
public record MotionQuestion(
        String words,
        @Nullable String session,
        @Nullable MotionStatus status,
        @Nullable Integer member,
        @Nullable Integer sponsor,
        @Nullable String party,
        @Nullable String nation,
        @Nullable Boolean prayer,
        @Nullable Boolean amendment,
        @Nullable LocalDate tabledFrom,
        @Nullable LocalDate tabledTo,
        Sort sort,
        int page,
        int size) {
    /** Beyond this many motions nobody turns pages; a filter finds the way. */
    public static final int REACH = 10_000;

    /** How many motions come before the page. */
    int offset() {
        return (page - 1) * size;
    }

    /** Whether it asks for all motions there are. */
    public boolean isOpen() {
        return words.isEmpty() && !isFiltered();
    }

    /** Whether anything is asked besides the words. */
    public boolean isFiltered() {
        return session != null
                || status != null
                || member != null
                || sponsor != null
                || party != null
                || nation != null
                || prayer != null
                || amendment != null
                || tabledFrom != null
                || tabledTo != null;
    }
}
