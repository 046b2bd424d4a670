/** The joint letter: one message to a Member for each campaign and day, from all who co-sign the campaign's words. */
@NullMarked
package org.centrallobby.letters.joint;

import org.jspecify.annotations.NullMarked;
