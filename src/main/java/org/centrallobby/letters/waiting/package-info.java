/** Letters that wait for their writer to say what becomes of them. */
@NullMarked
package org.centrallobby.letters.waiting;

import org.jspecify.annotations.NullMarked;
