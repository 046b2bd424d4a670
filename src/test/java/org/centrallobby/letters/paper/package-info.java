@NullMarked
package org.centrallobby.letters.paper;

import org.jspecify.annotations.NullMarked;
