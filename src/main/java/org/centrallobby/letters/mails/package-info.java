/** The mails a letter makes: to be confirmed, to the Member, and back to the writer. */
@NullMarked
package org.centrallobby.letters.mails;

import org.jspecify.annotations.NullMarked;
