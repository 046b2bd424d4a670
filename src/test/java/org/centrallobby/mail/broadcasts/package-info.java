@NullMarked
package org.centrallobby.mail.broadcasts;

import org.jspecify.annotations.NullMarked;
