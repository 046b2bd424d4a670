/** Messages in the shapes of many mail systems, and broken ones, against the reader of what comes back. */
@org.jspecify.annotations.NullMarked
package org.centrallobby.mail.returns;
