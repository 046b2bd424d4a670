/** Central Lobby: from a campaign to a letter in the inbox of a Member. */
@NullMarked
package org.centrallobby;

import org.jspecify.annotations.NullMarked;
