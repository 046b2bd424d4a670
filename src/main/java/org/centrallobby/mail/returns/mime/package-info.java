/** Takes a message apart within bounds of size, depth and time, whoever made it. Does not ask what it means. */
@NullMarked
package org.centrallobby.mail.returns.mime;

import org.jspecify.annotations.NullMarked;
