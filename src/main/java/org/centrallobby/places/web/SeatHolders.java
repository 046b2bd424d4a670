package org.centrallobby.places.web;

import java.util.Optional;
import org.centrallobby.places.Constituency;

/** Where places learn who sits for a seat, without knowing Members: names tell seats apart that share a postcode. */
public interface SeatHolders {
    /** The name of who sits for the seat today; empty while it is vacant. */
    Optional<String> findHolder(Constituency seat);
}
