package org.centrallobby.motions.web.search;

import java.util.List;
import org.centrallobby.members.Member;
import org.centrallobby.members.names.MemberNames.Likely;
import org.centrallobby.motions.MotionStatus;
import org.centrallobby.motions.search.FoundMotion;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a search shows.
 *
 * @param total how many motions were found; null where nothing could be asked
 * @param taken the filters in force, each with the way to leave it
 * @param wider a search for any of the words; null where all of them were found or only one was typed
 * @param gains names added this week; only beside an open question
 * @param feed the address of the same search as a feed
 */
public record ResultView(
        Form form,
        @Nullable String total,
        List<Link> taken,
        List<Likely> members,
        List<Line> lines,
        List<Group> groups,
        Pager pager,
        @Nullable String wider,
        List<NewNamesView.Gain> gains,
        String feed) {
    /** Words that lead somewhere, and how many motions are there. */
    public record Link(String label, String href, String motions) {}

    /** The kinds of one sort among what was found. */
    public record Group(String title, List<Link> links) {}

    /** A motion in a list. */
    public record Line(
            FoundMotion motion,
            MotionStatus status,
            @Nullable Member sponsor) {}

    /** Where a reader stands among the pages. */
    public record Pager(
            int page,
            long pages,
            @Nullable String previous,
            @Nullable String next) {
        static Pager of(Address address, String path, int page, int size, long total, int reach) {
            long pages = Math.max(1, Math.min((total + size - 1) / size, reach / size));
            return new Pager(
                    page,
                    pages,
                    page > 1 ? address.page(page - 1).at(path) : null,
                    page < pages ? address.page(page + 1).at(path) : null);
        }
    }
}
