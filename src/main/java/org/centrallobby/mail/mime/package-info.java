/** How a mail looks on the wire: its headers, its two bodies, its signature. */
@NullMarked
package org.centrallobby.mail.mime;

import org.jspecify.annotations.NullMarked;
