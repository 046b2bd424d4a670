/** Parliament's What's On, read again and again: when the Commons do not sit, and the Sessions. */
@NullMarked
package org.centrallobby.calendar.sync;

import org.jspecify.annotations.NullMarked;
