/** The verbs by which an operator looks after letters. */
@NullMarked
package org.centrallobby.commands.letters;

import org.jspecify.annotations.NullMarked;
