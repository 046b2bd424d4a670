/** Letters from the form to the Member's inbox, over a real database and a real SMTP conversation. */
@org.jspecify.annotations.NullMarked
package org.centrallobby.letters.desk;
