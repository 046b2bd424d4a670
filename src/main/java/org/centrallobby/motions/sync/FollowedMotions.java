package org.centrallobby.motions.sync;

import java.util.Set;

/** Motions that somebody here cares about: they are read again every quarter of an hour. A bean of this type is all it takes. */
public interface FollowedMotions {
    /** Our ids; of any Session. */
    Set<Long> listFollowed();
}
