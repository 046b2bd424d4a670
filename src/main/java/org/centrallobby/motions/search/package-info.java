/** Finding motions: by words, by number, by who signed, and by what they are. */
@NullMarked
package org.centrallobby.motions.search;

import org.jspecify.annotations.NullMarked;
