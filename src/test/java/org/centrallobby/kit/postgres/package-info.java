@NullMarked
package org.centrallobby.kit.postgres;

import org.jspecify.annotations.NullMarked;
