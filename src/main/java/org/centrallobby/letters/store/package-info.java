/** The tables of letters; nobody else names them. */
@NullMarked
package org.centrallobby.letters.store;

import org.jspecify.annotations.NullMarked;
