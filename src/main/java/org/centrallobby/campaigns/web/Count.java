package org.centrallobby.campaigns.web;

import java.time.Instant;

/**
 * Names on a motion against the House.
 *
 * @param names not withdrawn
 * @param seats of the House, vacant ones included
 * @param complete whether all names are held
 * @param readAt when Parliament's record was read
 */
public record Count(int names, int seats, boolean complete, Instant readAt) {
    /** How far along, in hundredths of the House. */
    public int percent() {
        return seats == 0 ? 0 : Math.min(100, names * 100 / seats);
    }
}
