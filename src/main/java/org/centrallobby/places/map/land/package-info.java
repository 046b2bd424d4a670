/** The seats as a boundary file draws them: their outlines, neighbours, landmasses and coasts. */
@NullMarked
package org.centrallobby.places.map.land;

import org.jspecify.annotations.NullMarked;
