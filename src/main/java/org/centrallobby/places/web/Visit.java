package org.centrallobby.places.web;

/**
 * Where a visitor lives, as kept in their own browser.
 *
 * @param postcode as typed; empty where the seat was chosen by name
 * @param seat Parliament's id of the constituency; 0 while the postcode has not led to one
 */
public record Visit(String postcode, int seat) {
    /** The cookie's name. */
    public static final String COOKIE = "visit";

    /** Never the postcode: this text may end up in a log. */
    @Override
    public String toString() {
        return "(visit)";
    }
}
