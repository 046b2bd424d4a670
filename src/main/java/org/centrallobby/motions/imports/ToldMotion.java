package org.centrallobby.motions.imports;

import java.util.List;
import org.centrallobby.motions.Motion;
import org.jspecify.annotations.Nullable;

/**
 * A motion as a file tells of it.
 *
 * @param amends Parliament's id of the motion it amends; null if it amends none
 * @param nameless who signed it by name only: without Parliament's id a name is not tied to a Member, so it is left out
 */
record ToldMotion(Motion motion, @Nullable Integer amends, List<String> nameless) {}
