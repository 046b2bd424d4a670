/** Encryption at rest, with keys kept outside the database. */
@NullMarked
package org.centrallobby.kit.crypto;

import org.jspecify.annotations.NullMarked;
