package org.centrallobby.motions.feeds;

import java.time.Instant;

/**
 * One entry of a feed.
 *
 * @param id never another one for the same thing: readers tell by it what they have seen
 * @param link an address of a page
 */
record AtomEntry(String id, String title, Instant published, Instant updated, String link, String text) {}
