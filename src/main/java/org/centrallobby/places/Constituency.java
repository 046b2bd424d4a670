package org.centrallobby.places;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An area that elects one Member; pages also say "seat".
 *
 * @param mnisId Parliament's id, the key
 * @param gss the code of the statistics offices, such as E14001293; unique only within a boundary set, and unknown for
 *     some old seats
 * @param nameCy its Welsh name, where it has one
 * @param country England, Scotland, Wales or Northern Ireland; blank where unknown
 * @param region the region of England; blank elsewhere
 * @param boundarySet the year of the redistribution that made it: 1997, 2005, 2010, 2024
 * @param endDate its last day; null while it stands
 * @param demonstration whether it is fictional
 */
public record Constituency(
        int mnisId,
        @Nullable String gss,
        String name,
        @Nullable String nameCy,
        String country,
        String region,
        String boundarySet,
        LocalDate startDate,
        @Nullable LocalDate endDate,
        boolean demonstration) {

    /** Whether it elects, or could elect, a Member on that day; its first and last day belong to it. */
    public boolean standsOn(LocalDate day) {
        return !day.isBefore(startDate) && (endDate == null || !day.isAfter(endDate));
    }
}
