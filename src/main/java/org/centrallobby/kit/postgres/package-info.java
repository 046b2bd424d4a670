/** A PostgreSQL of our own: unpacked, started as a child, taken over after an abrupt end. */
@NullMarked
package org.centrallobby.kit.postgres;

import org.jspecify.annotations.NullMarked;
