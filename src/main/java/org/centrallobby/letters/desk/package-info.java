/** Where letters are handled: kept, confirmed, sent on, counted, and cleared away. */
@NullMarked
package org.centrallobby.letters.desk;

import org.jspecify.annotations.NullMarked;
