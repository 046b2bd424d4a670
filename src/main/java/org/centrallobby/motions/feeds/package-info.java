/** Motions to follow and to take along: Atom feeds after RFC 4287, and signatories as CSV. */
@NullMarked
package org.centrallobby.motions.feeds;

import org.jspecify.annotations.NullMarked;
