/** An operator answers who asks for their data, and changes the master key. */
@org.jspecify.annotations.NullMarked
package org.centrallobby.commands.privacy;
