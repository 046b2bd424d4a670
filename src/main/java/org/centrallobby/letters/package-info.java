/** Letters from constituents to their Members: written, confirmed, sent, and what became of each. */
@NullMarked
package org.centrallobby.letters;

import org.jspecify.annotations.NullMarked;
