/** A letter as a PDF, from the words in the form or behind the link of one that did not arrive. */
@NullMarked
package org.centrallobby.letters.paper.web;

import org.jspecify.annotations.NullMarked;
