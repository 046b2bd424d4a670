/** The commands about keys and about what is held of a person. */
@NullMarked
package org.centrallobby.commands.privacy;

import org.jspecify.annotations.NullMarked;
