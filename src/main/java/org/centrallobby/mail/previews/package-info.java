/** Every mail the site can send, with invented data, to be looked at on a developer's machine. */
@NullMarked
package org.centrallobby.mail.previews;

import org.jspecify.annotations.NullMarked;
