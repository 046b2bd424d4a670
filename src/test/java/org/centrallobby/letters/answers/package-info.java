/** Whether there was an answer, from the question to the numbers. */
@org.jspecify.annotations.NullMarked
package org.centrallobby.letters.answers;
