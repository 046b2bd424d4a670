/** Keeping up with sources outside: who was read when, with what success, one reader at a time. */
@NullMarked
package org.centrallobby.kit.sync;

import org.jspecify.annotations.NullMarked;
