package org.centrallobby.members.roll;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * That a Member sits today, as Parliament's list says.
 *
 * @param from since when, never before the seat stands
 * @param party null where Parliament gives none
 * @param partySince since when the Member is of that party; null where Parliament gives no day
 * @param leftBefore when the Member last left the same seat, before coming back to it; null where Parliament gives no day
 */
public record Sits(
        int memberId,
        int seatId,
        LocalDate from,
        @Nullable String party,
        @Nullable LocalDate partySince,
        @Nullable LocalDate leftBefore) {}
