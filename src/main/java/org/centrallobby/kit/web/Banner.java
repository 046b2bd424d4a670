package org.centrallobby.kit.web;

/** Says whether what the site shows is a demonstration; every page then says so too. */
public interface Banner {
    boolean isDemonstration();
}
