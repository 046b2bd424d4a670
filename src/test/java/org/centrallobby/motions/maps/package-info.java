/** The House drawn as hexagons. */
@NullMarked
package org.centrallobby.motions.maps;

import org.jspecify.annotations.NullMarked;
