/** What an office answers to a joint letter, and how it comes to all who co-signed. */
@NullMarked
package org.centrallobby.letters.joint.replies;

import org.jspecify.annotations.NullMarked;
