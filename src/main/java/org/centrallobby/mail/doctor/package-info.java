/** Finds out what keeps our mail from arriving, and says how to mend it. */
@NullMarked
package org.centrallobby.mail.doctor;

import org.jspecify.annotations.NullMarked;
