/** The development mailbox, to be read. */
@NullMarked
package org.centrallobby.mail.web;

import org.jspecify.annotations.NullMarked;
