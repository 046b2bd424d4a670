/** How much of a letter is its writer's own: compared with the campaign's words and with the campaign's other letters. */
@NullMarked
package org.centrallobby.letters.variation;

import org.jspecify.annotations.NullMarked;
