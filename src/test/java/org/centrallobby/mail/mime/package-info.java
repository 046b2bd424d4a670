/** How mails look on the wire. */
@NullMarked
package org.centrallobby.mail.mime;

import org.jspecify.annotations.NullMarked;
