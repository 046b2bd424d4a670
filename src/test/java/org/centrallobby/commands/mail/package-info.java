/** The verbs about mail, as an operator types them. */
@org.jspecify.annotations.NullMarked
package org.centrallobby.commands.mail;
