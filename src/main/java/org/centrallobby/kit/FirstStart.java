package org.centrallobby.kit;

/** What a first start lays out. Called at each start of the site before its first page, unless the operator declined. */
@FunctionalInterface
public interface FirstStart {
    /** Lays it out, or sees that it was done before. */
    void run();
}
