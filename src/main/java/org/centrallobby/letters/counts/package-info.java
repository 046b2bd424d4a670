/** Letters in numbers for the public: counted by jobs, never by whoever writes a letter, and shown so that nobody is shown up. */
@NullMarked
package org.centrallobby.letters.counts;

import org.jspecify.annotations.NullMarked;
