package org.centrallobby.members;

import org.jspecify.annotations.Nullable;

/**
 * A person who holds or held a seat.
 *
 * @param mnisId Parliament's id of the person
 * @param party the latest we know of; what it was on another day stands in the {@link Membership}
 * @param demonstration true for a fictional Member of the starter data
 */
public record Member(int mnisId, String name, @Nullable String party, boolean demonstration) {}
