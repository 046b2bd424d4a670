/** Motions as Parliament's Early Day Motions API tells of them: listed, read one by one, and read again. */
@NullMarked
package org.centrallobby.motions.sync;

import org.jspecify.annotations.NullMarked;
