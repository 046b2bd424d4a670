/** Each reason to look at a letter, and what is not to be taken for one. */
@org.jspecify.annotations.NullMarked
package org.centrallobby.letters.holds;
