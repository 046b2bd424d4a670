/** Members of the House: their seats over time, their parties, how to reach them, and why some do not sign motions. */
@NullMarked
package org.centrallobby.members;

import org.jspecify.annotations.NullMarked;
