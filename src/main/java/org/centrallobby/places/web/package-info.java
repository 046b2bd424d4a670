/** From a postcode to a seat. */
@NullMarked
package org.centrallobby.places.web;

import org.jspecify.annotations.NullMarked;
