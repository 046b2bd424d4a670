/** Counts that hold for all nodes together, over a real database. */
@org.jspecify.annotations.NullMarked
package org.centrallobby.confirmation;
