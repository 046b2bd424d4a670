@NullMarked
package org.centrallobby.letters.outside;

import org.jspecify.annotations.NullMarked;
