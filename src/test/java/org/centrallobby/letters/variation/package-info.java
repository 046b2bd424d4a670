@NullMarked
package org.centrallobby.letters.variation;

import org.jspecify.annotations.NullMarked;
