/** Single mails: queued in the transaction that wants them, sent once, every attempt on record, their end told. */
@NullMarked
package org.centrallobby.mail.outbox;

import org.jspecify.annotations.NullMarked;
