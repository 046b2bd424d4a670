/** What every verb that works on a data folder is made of. */
@NullMarked
package org.centrallobby.commands.verb;

import org.jspecify.annotations.NullMarked;
