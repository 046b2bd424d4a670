/** Proof that a person reads the address given: links that only their reader can follow. */
@NullMarked
package org.centrallobby.confirmation;

import org.jspecify.annotations.NullMarked;
