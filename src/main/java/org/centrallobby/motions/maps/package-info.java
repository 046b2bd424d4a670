/** The House drawn as hexagons: by what it does about a motion, or by party. */
@NullMarked
package org.centrallobby.motions.maps;

import org.jspecify.annotations.NullMarked;
