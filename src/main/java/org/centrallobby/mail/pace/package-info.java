/** When mail may leave: the switch that stops all of it, and how fast each receiving domain is served. */
@NullMarked
package org.centrallobby.mail.pace;

import org.jspecify.annotations.NullMarked;
