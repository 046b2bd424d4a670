/** How long what is personal of a letter is kept, and how its writer sees it or has it erased. */
@NullMarked
package org.centrallobby.letters.privacy;

import org.jspecify.annotations.NullMarked;
