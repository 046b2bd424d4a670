package org.centrallobby.motions.search;

/** The database took too long over a search, or too many search at once. Another question, or a minute, helps. */
public final class SearchTooSlow extends RuntimeException {
    private static final long serialVersionUID = 1;

    SearchTooSlow() {
        super("A search took too long.");
    }
}
