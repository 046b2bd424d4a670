package org.centrallobby.letters;

import java.util.List;
import org.centrallobby.motions.Motion;
import org.jspecify.annotations.Nullable;

/**
 * What a letter is written about, as whoever asks for it tells.
 *
 * @param path of the page it belongs to: a campaign's, or a motion's
 * @param campaign slug of the campaign, by which the letter is counted; null where there is none
 * @param title of that page
 * @param summary what is asked for and why, in a sentence or two; empty where nobody has said it
 * @param topic what the subject line names; empty where the writer says that
 * @param organiser who runs the campaign, with address and contact: the imprint; empty where there is none
 * @param points facts offered as prompts
 * @param motion the motion it is about, or null
 */
public record Occasion(
        String path,
        LetterKind kind,
        @Nullable String campaign,
        String title,
        String summary,
        String topic,
        String organiser,
        List<String> points,
        @Nullable Motion motion) {
    /** Whether the writer is asked for a subject of their own. */
    public boolean asksTopic() {
        return topic.isEmpty();
    }
}
