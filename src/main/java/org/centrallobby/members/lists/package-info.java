/** Lists of Members from files, and what they change in the record of who held which seat when. */
@NullMarked
package org.centrallobby.members.lists;

import org.jspecify.annotations.NullMarked;
