/** Constituencies, and which of them a postcode lies in. */
@NullMarked
package org.centrallobby.places;

import org.jspecify.annotations.NullMarked;
