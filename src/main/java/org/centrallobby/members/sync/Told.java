package org.centrallobby.members.sync;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.centrallobby.calendar.NonSitting;
import org.centrallobby.members.api.ApiMember;
import org.centrallobby.members.api.Biography;
import org.centrallobby.members.api.MembersApi.Part;
import org.centrallobby.members.api.Offices;
import org.centrallobby.members.roll.Sits;
import org.centrallobby.places.Constituency;
import org.jspecify.annotations.Nullable;

/**
 * Everything Parliament said of the present House, read to the end and not yet applied.
 *
 * @param seats new or changed
 * @param left who sits no more, and their last day
 * @param lastDissolution the one today lies in, or the last before it
 */
record Told(
        List<Constituency> seats,
        List<Person> people,
        Map<Integer, LocalDate> left,
        Optional<NonSitting> lastDissolution) {
    /**
     * A Member on Parliament's list.
     *
     * @param sits null where nothing new is to be said of the seat
     * @param offices empty where nothing changed
     * @param biography empty where nothing changed
     */
    record Person(
            ApiMember member,
            @Nullable Sits sits,
            Optional<Part<Offices>> offices,
            Optional<Part<Biography>> biography) {}
}
