/** What goes into the outbox for a letter, and to whom. */
@NullMarked
package org.centrallobby.letters.post;

import org.jspecify.annotations.NullMarked;
