/** Names and codes of constituencies, from the file that the ONS publishes beside its postcodes. */
@NullMarked
package org.centrallobby.places.codes;

import org.jspecify.annotations.NullMarked;
