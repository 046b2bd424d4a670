/** What Parliament's list of today means for the record of who held which seat when. */
@NullMarked
package org.centrallobby.members.roll;

import org.jspecify.annotations.NullMarked;
