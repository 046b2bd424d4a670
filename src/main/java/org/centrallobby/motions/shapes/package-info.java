/** The shape in which Parliament tells of a motion, and how what is told joins what is known. */
@NullMarked
package org.centrallobby.motions.shapes;

import org.jspecify.annotations.NullMarked;
