/** Mail from the outbox to the other end of a real SMTP conversation. */
@org.jspecify.annotations.NullMarked
package org.centrallobby.mail;
