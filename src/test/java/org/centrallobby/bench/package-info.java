/** What the scripts in {@code bench/} start: each class is a program, not a test. */
@NullMarked
package org.centrallobby.bench;

import org.jspecify.annotations.NullMarked;
