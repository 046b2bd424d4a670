package org.centrallobby.motions.search;

/**
 * What a motion is counted by.
 *
 * @param party of the primary sponsor on the day of tabling; empty where not known
 * @param nation of that Member's seat on that day; empty where not known
 */
record Facet(int id, String session, boolean withdrawn, String party, String nation) {}
