package org.centrallobby.members;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a Member's office can be reached.
 *
 * @param email null where the source gives none
 * @param source who published it
 */
public record Contact(@Nullable String email, String source, Instant readAt) {}
