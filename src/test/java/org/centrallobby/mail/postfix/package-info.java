/** A Postfix of Debian's, which takes from us and delivers to us as the documents say. */
@org.jspecify.annotations.NullMarked
package org.centrallobby.mail.postfix;
