/** Ways out for mail, for tests. */
@org.jspecify.annotations.NullMarked
package org.centrallobby.mail.carriers;
