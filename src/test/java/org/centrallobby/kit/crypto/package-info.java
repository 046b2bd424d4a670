/** Keys, sealing and hashes, held against tampering. */
@org.jspecify.annotations.NullMarked
package org.centrallobby.kit.crypto;
