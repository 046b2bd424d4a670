package org.centrallobby.kit.sync;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something the site knows from others, for the page that says where the data comes from.
 *
 * @param order its place on the page, the lowest first
 * @param figures how much of it there is
 * @param asOf when the record came to stand as it does; null while there is none
 * @param source the name of the {@link Source} it is read from; null where it comes from files only
 * @param credit who publishes it and under which licence, as the licence wants it said
 */
public record Holding(
        int order,
        String what,
        String figures,
        @Nullable Instant asOf,
        @Nullable String source,
        String credit) {}
