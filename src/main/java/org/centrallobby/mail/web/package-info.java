/** Mail's own pages: to leave a list by, and the development mailbox to be read. */
@NullMarked
package org.centrallobby.mail.web;

import org.jspecify.annotations.NullMarked;
