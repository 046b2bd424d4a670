/** The hexagon map of the seats: read from their boundaries, laid out once at import, drawn on pages. */
@NullMarked
package org.centrallobby.places.map;

import org.jspecify.annotations.NullMarked;
