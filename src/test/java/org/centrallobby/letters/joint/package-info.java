/** Joint letters, through a real database and a real SMTP conversation. */
@org.jspecify.annotations.NullMarked
package org.centrallobby.letters.joint;
