/** Boundaries imported and kept as a map. */
@NullMarked
package org.centrallobby.places.map;

import org.jspecify.annotations.NullMarked;
