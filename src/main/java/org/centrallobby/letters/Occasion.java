package org.centrallobby.letters;

import java.util.List;
import org.centrallobby.motions.Motion;
import org.jspecify.annotations.Nullable;

/**
 * What a letter is written about, as whoever asks for it tells.
 *
 * @param slug the campaign's, by which the letter is counted
 * @param title the campaign's
 * @param topic what the subject line names
 * @param organiser who runs the campaign, with address and contact: the imprint
 * @param points facts offered as prompts
 * @param motion the motion it is about, or null
 */
public record Occasion(
        String slug,
        String title,
        String topic,
        String organiser,
        List<String> points,
        @Nullable Motion motion) {}
