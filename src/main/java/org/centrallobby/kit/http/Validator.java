package org.centrallobby.kit.http;

import org.jspecify.annotations.Nullable;

/**
 * What a server gave to ask with whether something has changed (RFC 9110, section 8.8). To be stored in the transaction
 * that stores what it came with: otherwise a crash between the two would hide a change for good.
 */
public record Validator(@Nullable String etag, @Nullable String lastModified) {}
