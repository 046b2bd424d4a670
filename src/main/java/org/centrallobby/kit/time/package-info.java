/** Time, injected. */
@NullMarked
package org.centrallobby.kit.time;

import org.jspecify.annotations.NullMarked;
