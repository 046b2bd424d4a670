package org.centrallobby.campaigns;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article, an ask tied to a motion, and who runs it.
 *
 * @param caseText the case in plain words; an empty line parts paragraphs
 * @param motionId the motion names are asked for; null for a campaign without one
 * @param goal names hoped for; null where none is set
 * @param points facts a writer may use, never a finished letter
 * @param timeline what happened when, oldest first
 */
public record Campaign(
        String slug,
        String title,
        String summary,
        String caseText,
        @Nullable Long motionId,
        @Nullable Integer goal,
        Organiser organiser,
        List<String> points,
        List<Entry> timeline,
        boolean demonstration) {

    /** Who runs a campaign: the imprint that the Elections Act 2022 asks for. */
    public record Organiser(String name, String address, String contact) {}

    /** One day of the timeline. */
    public record Entry(LocalDate on, String text) {}

    /** The case, a paragraph each. */
    public List<String> paragraphs() {
        return List.of(caseText.strip().split("\\n\\s*\\n"));
    }
}
