package org.centrallobby.members.roll;

import java.util.Set;
import org.centrallobby.kit.sync.Reading;
import org.centrallobby.kit.sync.SyncRefused;

/** Half a House that is missing from a list has not resigned: the list is wrong until an operator says otherwise. */
public final class Shrink {
    /** So many may always go at once. */
    private static final int FEW = 2;
    /** One in so many: 32 of 650. Outside a dissolution never nearly as many left in one day. */
    private static final int ONE_IN = 20;

    private Shrink() {}

    /**
     * Refuses a list that lacks too many of those who sit.
     *
     * @param dissolved whether there is no House today, so that nobody is missing
     */
    public static void refuse(Set<Integer> sitting, Set<Integer> listed, boolean dissolved, Reading reading)
            throws SyncRefused {
        if (dissolved || reading.acceptShrink()) {
            return;
        }
        long missing =
                sitting.stream().filter(member -> !listed.contains(member)).count();
        if (listed.isEmpty() || missing > Math.max(FEW, sitting.size() / ONE_IN)) {
            throw new SyncRefused(
                    listed.isEmpty()
                            ? "Parliament lists no Member at all, although the calendar knows of no dissolution."
                            : "Of %d sitting Members %d are missing from Parliament's list, although the calendar knows of no dissolution."
                                    .formatted(sitting.size(), missing),
                    "What was known stays; if they have really left, run bin/lobby sync members --accept-shrink.");
        }
    }
}
