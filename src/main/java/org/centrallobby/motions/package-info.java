/** Early day motions: their texts, who signed them and when, and what that says about one Member. */
@NullMarked
package org.centrallobby.motions;

import org.jspecify.annotations.NullMarked;
