package org.centrallobby.motions.feeds;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.centrallobby.kit.Settings;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.motions.MotionName;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Addresses and ids that feeds hold. */
@Component
class FeedIds {
    /** The year in which this way of naming began; it never changes, or readers would see everything twice. */
    private static final String SINCE = ",2026:";

    private final Settings settings;

    FeedIds(Settings settings) {
        this.settings = settings;
    }

    /** A tag URI after RFC 4151: the same wherever the site moves, as long as its mail domain stays. */
    String id(String path) {
        return "tag:" + settings.mailDomain() + SINCE + path;
    }

    String address(String path) {
        return settings.baseUrl() + path;
    }

    static String path(MotionName name) {
        return "/motions/" + name.session() + "/" + name.number();
    }

    /** The path of a change of a Member's name, which names its day or, where none is known, which change it was. */
    static String change(MotionName name, int member, boolean signed, @Nullable LocalDate on, int turn) {
        return path(name) + "/members/" + member + (signed ? "/signed/" : "/withdrew/")
                + (on == null ? String.format(Locale.ROOT, "%d", turn) : on);
    }

    /** When a day began at Westminster. */
    static Instant start(LocalDate day) {
        return day.atStartOfDay(LondonTime.LONDON).toInstant();
    }
}
