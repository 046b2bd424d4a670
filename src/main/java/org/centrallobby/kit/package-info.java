/** The ground every feature stands on. */
@NullMarked
package org.centrallobby.kit;

import org.jspecify.annotations.NullMarked;
