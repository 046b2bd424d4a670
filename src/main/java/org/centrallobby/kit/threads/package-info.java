/** Threads that are used again. */
@NullMarked
package org.centrallobby.kit.threads;

import org.jspecify.annotations.NullMarked;
