/** The layout of real and of small countries. */
@NullMarked
package org.centrallobby.places.map.layout;

import org.jspecify.annotations.NullMarked;
