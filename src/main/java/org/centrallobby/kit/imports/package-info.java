/** Files that an operator brings in: their rows, their faults, what became of them. */
@NullMarked
package org.centrallobby.kit.imports;

import org.jspecify.annotations.NullMarked;
