/** How letters in line follow each other. */
@org.jspecify.annotations.NullMarked
package org.centrallobby.letters.line;
