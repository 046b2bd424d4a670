package org.centrallobby.members;

import java.time.LocalDate;
import org.centrallobby.places.Constituency;
import org.jspecify.annotations.Nullable;

/**
 * A Member holding a seat from a day to a day, both included, never outside the seat's own dates.
 *
 * @param to null while it lasts
 * @param party of that time
 * @param snapshot true where we were told of one day only: nothing is known of the days beside it
 */
public record Membership(
        Member member,
        Constituency seat,
        LocalDate from,
        @Nullable LocalDate to,
        @Nullable String party,
        boolean snapshot) {}
