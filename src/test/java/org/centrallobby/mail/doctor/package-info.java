/** The doctor at a bedside of our own making: a name server and a relay on this machine. */
@org.jspecify.annotations.NullMarked
package org.centrallobby.mail.doctor;
