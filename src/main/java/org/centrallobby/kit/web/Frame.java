package org.centrallobby.kit.web;

import org.jspecify.annotations.Nullable;

/**
 * What surrounds every page.
 *
 * @param csrf the hidden field every form carries; null on a page shown outside a request
 * @param development whether mail stays on this machine, so that a visitor should be told where to read it
 * @param demonstration whether the Members shown are invented
 * @param script path of the one script, its content's fingerprint included
 * @param contact how to reach whoever runs the site; null where nobody is named
 * @param stylesheet path of the style sheet, its content's fingerprint included
 */
public record Frame(
        @Nullable String csrf,
        boolean development,
        boolean demonstration,
        String stylesheet,
        String script,
        @Nullable String contact) {}
