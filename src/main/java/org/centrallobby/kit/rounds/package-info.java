/** Writing for many in one go: in rounds, by volleys, with numbers drawn beforehand. */
@NullMarked
package org.centrallobby.kit.rounds;

import org.jspecify.annotations.NullMarked;
