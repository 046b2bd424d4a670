/** What comes to our own addresses, and what it does. */
@org.jspecify.annotations.NullMarked
package org.centrallobby.mail.incoming;
