package org.centrallobby.kit.sync;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a source stands.
 *
 * @param lastSuccess null if it was never read whole
 * @param counts of the last success
 * @param remarks of the last attempt that came to an end
 * @param trouble why the last attempt failed; null if it did not
 * @param nextStep what the operator can do about it; null if nothing is the matter
 */
public record SourceState(
        String source,
        Instant lastAttempt,
        @Nullable Instant lastSuccess,
        Map<String, Long> counts,
        List<String> remarks,
        @Nullable String trouble,
        @Nullable String nextStep) {}
