/** Files of motions: the shapes they come in, and how they join what is known. */
@NullMarked
package org.centrallobby.motions.imports;

import org.jspecify.annotations.NullMarked;
