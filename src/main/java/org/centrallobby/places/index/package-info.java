/** All postcodes of the country in a few megabytes: packed by sector, for reading in place. */
@NullMarked
package org.centrallobby.places.index;

import org.jspecify.annotations.NullMarked;
