/** The calendar of Parliament: its Sessions, when the Commons sit and when they are away. */
@NullMarked
package org.centrallobby.calendar;

import org.jspecify.annotations.NullMarked;
