/** Lays out what a mail says, written once, as text and as HTML. */
@NullMarked
package org.centrallobby.mail.body;

import org.jspecify.annotations.NullMarked;
