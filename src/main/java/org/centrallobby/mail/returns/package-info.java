/** What comes back to our own addresses: bounces, automatic answers, complaints, people. Reads only; trusts no sender. */
@NullMarked
package org.centrallobby.mail.returns;

import org.jspecify.annotations.NullMarked;
