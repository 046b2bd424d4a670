/** Work that comes round: each turn taken by one node, whichever is free. */
@NullMarked
package org.centrallobby.kit.jobs;

import org.jspecify.annotations.NullMarked;
