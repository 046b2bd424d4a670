/** Keeps the House up to date from Parliament's Members API. */
@NullMarked
package org.centrallobby.members.sync;

import org.jspecify.annotations.NullMarked;
