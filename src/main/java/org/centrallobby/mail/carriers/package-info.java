/** The ways out for mail: a relay over SMTP, or the development mailbox. */
@NullMarked
package org.centrallobby.mail.carriers;

import org.jspecify.annotations.NullMarked;
