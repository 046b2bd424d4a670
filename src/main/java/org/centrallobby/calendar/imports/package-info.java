/** Files that tell when the Commons do not sit, and when they do. */
@NullMarked
package org.centrallobby.calendar.imports;

import org.jspecify.annotations.NullMarked;
