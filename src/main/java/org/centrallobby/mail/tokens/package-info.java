/** Addresses and links of ours that name a row of the ledger and prove that we made them. */
@NullMarked
package org.centrallobby.mail.tokens;

import org.jspecify.annotations.NullMarked;
