@NullMarked
package org.centrallobby.mail.outbox;

import org.jspecify.annotations.NullMarked;
