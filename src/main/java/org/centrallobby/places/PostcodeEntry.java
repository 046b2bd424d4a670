package org.centrallobby.places;

import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One postcode of an edition.
 *
 * @param seats codes of its seats: none, one or two
 * @param terminated the month in which it went out of use; null while it is in use
 */
public record PostcodeEntry(
        Postcode postcode, List<String> seats, @Nullable YearMonth terminated) {}
