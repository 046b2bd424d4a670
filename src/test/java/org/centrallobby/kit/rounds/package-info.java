@NullMarked
package org.centrallobby.kit.rounds;

import org.jspecify.annotations.NullMarked;
