package org.centrallobby.members.web;

import org.centrallobby.places.Constituency;
import org.jspecify.annotations.Nullable;

/** A constituency in JSON. */
public record SeatView(@Nullable String gss, String name, int mnisId) {
    public static SeatView of(Constituency seat) {
        return new SeatView(seat.gss(), seat.name(), seat.mnisId());
    }
}
