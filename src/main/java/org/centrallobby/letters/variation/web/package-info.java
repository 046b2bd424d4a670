/** The gauge that tells a writer how much of the letter is in their own words. */
@NullMarked
package org.centrallobby.letters.variation.web;

import org.jspecify.annotations.NullMarked;
