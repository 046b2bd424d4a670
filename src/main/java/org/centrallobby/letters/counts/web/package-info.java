/** Pages and JSON of letters in numbers. */
@NullMarked
package org.centrallobby.letters.counts.web;

import org.jspecify.annotations.NullMarked;
