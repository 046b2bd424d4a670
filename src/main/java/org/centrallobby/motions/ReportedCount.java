package org.centrallobby.motions;

/**
 * A number of signatures somebody published, for a motion of which we do not hold all names.
 *
 * @param asOf when it was so, in the words of the source, such as "December 2008"
 */
public record ReportedCount(int count, String asOf, String source) {}
