/** The line in which letters wait for their turn, so that no office gets more of them in an hour than it can open. */
@NullMarked
package org.centrallobby.letters.line;

import org.jspecify.annotations.NullMarked;
