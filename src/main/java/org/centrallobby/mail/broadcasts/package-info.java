/** One text to many subscribers: its text kept once, a row for each recipient, sent over many lines, each end on record. */
@NullMarked
package org.centrallobby.mail.broadcasts;

import org.jspecify.annotations.NullMarked;
