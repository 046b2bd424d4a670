/** Mail on its way: queued in the transaction that wants it, sent once, every attempt on record. Knows no letters. */
@NullMarked
package org.centrallobby.mail;

import org.jspecify.annotations.NullMarked;
