/** What a mail says, written once and laid out twice: as text and as HTML. */
@NullMarked
package org.centrallobby.mail.body;

import org.jspecify.annotations.NullMarked;
