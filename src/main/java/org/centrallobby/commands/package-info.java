/** The command line: the verbs, their help, and one sentence for whatever goes wrong. */
@NullMarked
package org.centrallobby.commands;

import org.jspecify.annotations.NullMarked;
