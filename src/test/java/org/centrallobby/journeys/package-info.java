/** What people do from one end to the other, in a real browser, against the whole program. */
@NullMarked
package org.centrallobby.journeys;

import org.jspecify.annotations.NullMarked;
