package org.centrallobby.motions.web.search;

import java.util.List;
import org.centrallobby.members.names.MemberNames;
import org.centrallobby.members.names.MemberNames.Likely;
import org.centrallobby.motions.search.Found;
import org.centrallobby.motions.search.MotionQuestion;
import org.centrallobby.motions.search.MotionSearch;
import org.springframework.stereotype.Component;

/** Puts together what a search shows: motions, and Members of that name above them. */
@Component
class Searches {
    private static final int MOST_MEMBERS = 5;
    /** Where words find this many motions they were no misspelt name. */
    private static final int MANY = 5;

    /** Motions, and Members whose name was typed or nearly so. */
    record Result(Found found, List<Likely> members) {}

    private final MotionSearch search;
    private final MemberNames names;

    Searches(MotionSearch search, MemberNames names) {
        this.search = search;
        this.names = names;
    }

    Result find(MotionQuestion question) {
        Found found = search.find(question);
        if (question.page() > 1) {
            return new Result(found, List.of());
        }
        List<Likely> named = names.listNamed(question.words(), MOST_MEMBERS);
        return new Result(
                found,
                named.isEmpty() && found.counts().total() < MANY
                        ? names.listLike(question.words(), MOST_MEMBERS)
                        : named);
    }
}
