package org.centrallobby.motions;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a motion is cited. Numbers begin again in each Session.
 *
 * @param session such as 2008-09
 * @param number such as 53, or 53A1 for an amendment to it; an invented motion of the demonstration has a Z before it
 */
public record MotionName(String session, String number) {
    private static final Pattern NUMBER = Pattern.compile("Z?[1-9][0-9]{0,4}(A[1-9][0-9]{0,2})?");

    /** @throws IllegalArgumentException if the number cannot be that of a motion */
    public MotionName {
        if (!NUMBER.matcher(number).matches()) {
            throw new IllegalArgumentException("“" + number + "” is no number of a motion");
        }
    }

    /** The name, if the number is one a motion can have. */
    public static Optional<MotionName> find(String session, String number) {
        return NUMBER.matcher(number).matches() ? Optional.of(new MotionName(session, number)) : Optional.empty();
    }

    /** "53 of 2008-09". */
    @Override
    public String toString() {
        return number + " of " + session;
    }
}
