/** Letters on paper: laid out as a PDF for whoever has to post theirs. Nothing of it is kept. */
@NullMarked
package org.centrallobby.letters.paper;

import org.jspecify.annotations.NullMarked;
