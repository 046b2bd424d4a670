/** What became of a motion: its names over time and by party and nation, what happened to it, and its kin. */
@NullMarked
package org.centrallobby.motions.history;

import org.jspecify.annotations.NullMarked;
