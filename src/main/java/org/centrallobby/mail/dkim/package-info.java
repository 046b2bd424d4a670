/** The signature of our domain on every mail, and the keys it is made with (RFC 6376). */
@NullMarked
package org.centrallobby.mail.dkim;

import org.jspecify.annotations.NullMarked;
