/** Writing, checking, confirming and following a letter. */
@NullMarked
package org.centrallobby.letters.web;

import org.jspecify.annotations.NullMarked;
