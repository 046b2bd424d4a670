package org.centrallobby.letters;

import java.util.Optional;
import org.centrallobby.motions.MotionStatus;
import org.centrallobby.motions.Stance;
import org.jspecify.annotations.Nullable;

/**
 * How things stood with a letter's motion when its writer last looked.
 *
 * @param stance of the Member written to; null where the letter has no motion
 * @param status of the motion; null where the letter has none
 */
public record Standing(
        Stance.@Nullable Kind stance, @Nullable MotionStatus status) {
    /** Of a letter without a motion. */
    public static final Standing NONE = new Standing(null, null);

    /** What has happened since that its writer ought to hear of before the letter goes; empty if nothing has. */
    public Optional<LetterEvent> whatHappened(Standing now) {
        if (now.stance == Stance.Kind.SIGNED && stance != null && stance != Stance.Kind.SIGNED) {
            return Optional.of(LetterEvent.NAME_ADDED);
        }
        if (status == MotionStatus.OPEN && now.status != null && now.status != MotionStatus.OPEN) {
            return Optional.of(LetterEvent.MOTION_ENDED);
        }
        return Optional.empty();
    }

    /** Whether nothing is left to be asked for together: the name is there, or the motion is over. */
    public boolean isSettled() {
        return stance == Stance.Kind.SIGNED || (status != null && status != MotionStatus.OPEN);
    }
}
