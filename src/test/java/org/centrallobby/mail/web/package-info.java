/** Mail's pages, asked over HTTP. */
@NullMarked
package org.centrallobby.mail.web;

import org.jspecify.annotations.NullMarked;
