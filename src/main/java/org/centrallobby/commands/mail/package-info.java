/** The verbs about mail. */
@NullMarked
package org.centrallobby.commands.mail;

import org.jspecify.annotations.NullMarked;
