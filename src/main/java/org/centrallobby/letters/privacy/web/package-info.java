/** The pages on which a writer sees what is held of a letter, takes it with them and erases it. */
@NullMarked
package org.centrallobby.letters.privacy.web;

import org.jspecify.annotations.NullMarked;
