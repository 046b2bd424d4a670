/** Reasons for a person to look at a letter before it goes, and what becomes of a letter that is held. */
@NullMarked
package org.centrallobby.letters.holds;

import org.jspecify.annotations.NullMarked;
