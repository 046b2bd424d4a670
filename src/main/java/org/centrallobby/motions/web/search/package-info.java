/** The search for motions, as a page and in JSON; Members with what they signed. */
@NullMarked
package org.centrallobby.motions.web.search;

import org.jspecify.annotations.NullMarked;
