/** Letters in numbers, over a real database. */
@org.jspecify.annotations.NullMarked
package org.centrallobby.letters.counts;
