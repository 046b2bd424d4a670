package org.centrallobby.places.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a visitor goes once their seat is known: back to the campaign, motion or letter they came from, or to their
 * Member.
 */
public final class Onward {
    private static final Pattern OURS = Pattern.compile(
            "/campaigns/[a-z0-9-]{1,80}|/motions/[0-9]{4}-[0-9]{2,4}/[A-Za-z0-9]{1,12}|/write(?:/parliament|/own-problem)?");

    private Onward() {}

    /** The page asked for if it is one of ours; otherwise empty, which leads to the Member's own page. */
    public static String page(@Nullable String asked) {
        return asked != null && OURS.matcher(asked).matches() ? asked : "";
    }

    /** The answer for a seat, on that page. */
    public static String answer(@Nullable String asked) {
        return page(asked) + "/member";
    }
}
