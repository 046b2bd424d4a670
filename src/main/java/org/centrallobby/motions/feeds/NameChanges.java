package org.centrallobby.motions.feeds;

import static org.centrallobby.kit.web.Words.words;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.members.Member;
import org.centrallobby.motions.MotionName;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Names that came and went, as entries. What we saw happen and what the record dates are the same thing told once. */
@Component
class NameChanges {
    /** A motion as an entry names it. */
    record Subject(MotionName name, String title, boolean invented) {}

    private final FeedIds ids;

    NameChanges(FeedIds ids) {
        this.ids = ids;
    }

    /** Gathers entries of one feed, each thing once. */
    final class Gathering {
        private final Map<String, AtomEntry> entries = new LinkedHashMap<>();

        /**
         * A name that came or went. One without a day and unseen is left out, since nobody can say when it was.
         *
         * @param turn which change of this name on this motion it was; 0 where we did not see it
         * @param seenAt when we saw it; null where it was so when we first looked
         */
        Gathering name(
                Subject motion,
                Member member,
                boolean signed,
                @Nullable LocalDate on,
                int turn,
                @Nullable Instant seenAt) {
            Instant time = seenAt != null ? seenAt : on == null ? null : FeedIds.start(on);
            if (time != null) {
                String text = words(
                        key(signed, on),
                        member.name(),
                        motion.name().toString(),
                        motion.title(),
                        on == null ? "" : LondonTime.day(on));
                put(
                        FeedIds.change(motion.name(), member.mnisId(), signed, on, turn),
                        words(signed ? "feed.signed-title" : "feed.withdrew-title", member.name(), motion.title()),
                        on == null ? time : FeedIds.start(on),
                        time,
                        motion,
                        text);
            }
            return this;
        }

        /** Something that happened to the motion itself. */
        Gathering motion(Subject motion, String kind, @Nullable LocalDate on, Instant seenAt) {
            String told = words("news." + kind + (on == null ? "" : "-dated"), on == null ? "" : LondonTime.day(on));
            put(
                    FeedIds.path(motion.name()) + "/" + kind,
                    told + ": " + motion.title(),
                    on == null ? seenAt : FeedIds.start(on),
                    seenAt,
                    motion,
                    told + ".");
            return this;
        }

        private void put(String path, String title, Instant published, Instant updated, Subject motion, String text) {
            entries.putIfAbsent(
                    path,
                    new AtomEntry(
                            ids.id(path),
                            invented(motion.invented(), title),
                            published,
                            updated,
                            ids.address(FeedIds.path(motion.name())),
                            motion.invented() ? text + " " + words("feed.invented") : text));
        }

        List<AtomEntry> entries() {
            return new ArrayList<>(entries.values());
        }
    }

    private static String key(boolean signed, @Nullable LocalDate on) {
        if (on == null) {
            return signed ? "feed.signed" : "feed.withdrew";
        }
        return signed ? "feed.signed-dated" : "feed.withdrew-dated";
    }

    /** A title that says of invented things that they are invented. */
    static String invented(boolean invented, String title) {
        return invented ? words("feed.invented-title", title) : title;
    }
}
