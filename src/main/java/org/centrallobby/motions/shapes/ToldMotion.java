package org.centrallobby.motions.shapes;

import java.util.List;
import org.centrallobby.members.Member;
import org.centrallobby.motions.Motion;
import org.jspecify.annotations.Nullable;

/**
 * A motion as somebody tells of it.
 *
 * @param sponsor who is in charge of it; null where that is not told apart from the names
 * @param amends Parliament's id of the motion it amends; null if it amends none
 * @param nameless who signed it by name only: without Parliament's id a name is not tied to a Member, so it is left out
 * @param authoritative whether this is Parliament's record, which also knows that a motion is not withdrawn
 */
public record ToldMotion(
        Motion motion,
        @Nullable Member sponsor,
        @Nullable Integer amends,
        List<String> nameless,
        boolean authoritative) {}
