/** Members by their names, as people type them. */
@NullMarked
package org.centrallobby.members.names;

import org.jspecify.annotations.NullMarked;
