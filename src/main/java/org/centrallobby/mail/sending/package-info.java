/** The sending of broadcasts: claimed a stock at a time, over many lines at once, written to the ledger in batches. */
@NullMarked
package org.centrallobby.mail.sending;

import org.jspecify.annotations.NullMarked;
