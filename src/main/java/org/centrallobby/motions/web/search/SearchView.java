package org.centrallobby.motions.web.search;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.centrallobby.members.Members;
import org.centrallobby.members.names.MemberNames.Likely;
import org.centrallobby.members.web.MemberView;
import org.centrallobby.motions.MotionStatus;
import org.centrallobby.motions.search.Counts;
import org.centrallobby.motions.search.Found;
import org.centrallobby.motions.search.FoundMotion;
import org.centrallobby.motions.search.MotionQuestion;
import org.centrallobby.motions.search.QuestionReader;
import org.jspecify.annotations.Nullable;

/** What a search found, in JSON. */
record SearchView(
        long total,
        int page,
        int size,
        String sort,
        List<MemberFound> members,
        List<LineView> motions,
        CountsView counts) {

    /** A Member whose name is like the words. */
    record MemberFound(int mnisId, String name, @Nullable String party, boolean exact) {}

    /** A motion in the list. */
    record LineView(
            String session,
            String number,
            @Nullable Integer edmId,
            String title,
            LocalDate tabledOn,
            MotionStatus status,
            @Nullable MemberView sponsor,
            int names,
            boolean signatoriesComplete,
            @Nullable Integer reported,
            @Nullable LocalDate newestNameOn,
            boolean prayer,
            boolean amendment,
            Instant asOf) {
        static LineView of(FoundMotion motion, MotionStatus status, Members members) {
            return new LineView(
                    motion.name().session(),
                    motion.name().number(),
                    motion.edmId(),
                    motion.title(),
                    motion.tabledOn(),
                    status,
                    sponsor(motion, members),
                    motion.names(),
                    motion.complete(),
                    motion.reported(),
                    motion.newestNameOn(),
                    motion.prayer(),
                    motion.amendment(),
                    motion.readAt());
        }

        private static @Nullable MemberView sponsor(FoundMotion motion, Members members) {
            Integer id = motion.sponsorId();
            return id == null
                    ? null
                    : members.findMember(id)
                            .map(member -> new MemberView(
                                    member.mnisId(),
                                    member.name(),
                                    motion.sponsorParty().isEmpty() ? null : motion.sponsorParty()))
                            .orElse(null);
        }
    }

    /** How many motions have a value; null where it is not known. */
    record CountView(@Nullable String value, long motions) {}

    /** How many of each kind, of all that were found. */
    record CountsView(
            List<CountView> sessions, List<CountView> statuses, List<CountView> parties, List<CountView> nations) {
        static CountsView of(Counts counts) {
            return new CountsView(
                    list(counts.sessions(), Function.identity()),
                    list(counts.statuses(), MotionStatus::name),
                    list(counts.parties(), Function.identity()),
                    list(counts.nations(), Function.identity()));
        }

        private static <K> List<CountView> list(Map<K, Long> counts, Function<K, String> word) {
            List<CountView> views = new ArrayList<>();
            counts.forEach((key, motions) -> {
                String value = word.apply(key);
                views.add(new CountView(value.isEmpty() ? null : value, motions));
            });
            return views;
        }
    }

    static SearchView of(
            MotionQuestion question,
            Found found,
            Function<FoundMotion, MotionStatus> status,
            Members members,
            List<Likely> likely) {
        return new SearchView(
                found.counts().total(),
                question.page(),
                question.size(),
                QuestionReader.name(question.sort()),
                likely.stream()
                        .map(one -> new MemberFound(
                                one.member().mnisId(),
                                one.member().name(),
                                one.member().party(),
                                one.exact()))
                        .toList(),
                found.motions().stream()
                        .map(motion -> LineView.of(motion, status.apply(motion), members))
                        .toList(),
                CountsView.of(found.counts()));
    }
}
