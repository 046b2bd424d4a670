/** The way to a letter about anything, through the postcode. */
@NullMarked
package org.centrallobby.letters.outside.web;

import org.jspecify.annotations.NullMarked;
