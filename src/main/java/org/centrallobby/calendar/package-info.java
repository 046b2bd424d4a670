/** The calendar of Parliament: its Sessions. */
@NullMarked
package org.centrallobby.calendar;

import org.jspecify.annotations.NullMarked;
