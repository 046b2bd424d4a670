@NullMarked
package org.centrallobby.mail.sending;

import org.jspecify.annotations.NullMarked;
