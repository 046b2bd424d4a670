/** Signatures as a receiver sees them. */
@org.jspecify.annotations.NullMarked
package org.centrallobby.mail.dkim;
