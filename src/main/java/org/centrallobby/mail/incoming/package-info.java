/** Takes what comes to our own addresses and lets it have its effect, once. */
@NullMarked
package org.centrallobby.mail.incoming;

import org.jspecify.annotations.NullMarked;
