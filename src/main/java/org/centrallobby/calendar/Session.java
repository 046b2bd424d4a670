package org.centrallobby.calendar;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A Session of Parliament. Motions are numbered within one and fall when it ends.
 *
 * @param citation as Parliament cites it, such as {@code 2008-09}
 * @param startDate its first day
 * @param endDate its last day, of prorogation or dissolution; null while it runs
 */
public record Session(
        String citation, LocalDate startDate, @Nullable LocalDate endDate) {
    /** Two short Parliaments in a year are told apart: 1922-22 Session II. */
    private static final Pattern CITATION = Pattern.compile("[0-9]{4}-[0-9]{2}([0-9]{2})?( Session I{1,2})?");

    /** @throws IllegalArgumentException with a reason a person understands */
    public Session {
        if (!CITATION.matcher(citation).matches()) {
            throw new IllegalArgumentException("“" + citation + "” is no citation of a Session such as 2008-09");
        }
        if (endDate != null && endDate.isBefore(startDate)) {
            throw new IllegalArgumentException("it ends on " + endDate + ", before it starts on " + startDate);
        }
    }

    /** Whether both claim the same day. An open Session claims no day of a later one: it ends when that one starts. */
    public boolean overlaps(Session other) {
        if (other.startDate.isBefore(startDate)) {
            return other.overlaps(this);
        }
        return startDate.equals(other.startDate) || (endDate != null && !endDate.isBefore(other.startDate));
    }
}
