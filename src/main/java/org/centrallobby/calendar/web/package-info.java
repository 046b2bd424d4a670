/** The calendar as people and their programs see it: a page and a feed. */
@NullMarked
package org.centrallobby.calendar.web;

import org.jspecify.annotations.NullMarked;
