package org.centrallobby.motions.web;

import static org.centrallobby.kit.web.Words.words;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.motions.history.NameHistory;
import org.centrallobby.motions.history.NameHistory.Day;
import org.jspecify.annotations.Nullable;

/**
 * The growth of names as a picture, 600 by 160: a step a day.
 *
 * @param line along the steps
 * @param area below them
 * @param told what the picture shows, in a sentence
 */
public record NameChart(String line, String area, String first, String last, String highest, String told) {
    private static final double WIDTH = 600;
    /** Where the last day stands: what it left goes on to the edge. */
    private static final double LAST = 580;

    private static final double HEIGHT = 150;
    private static final double TOP = 8;

    /** Null where fewer than two days are known: one point is no picture. */
    static @Nullable NameChart of(NameHistory history) {
        List<Day> days = history.days();
        if (days.size() < 2) {
            return null;
        }
        LocalDate first = days.getFirst().date();
        LocalDate last = days.getLast().date();
        double span = ChronoUnit.DAYS.between(first, last);
        double scale = (HEIGHT - TOP) / Math.max(1, history.highest());
        StringBuilder line = new StringBuilder("M0 " + at(HEIGHT));
        for (Day day : days) {
            double x = ChronoUnit.DAYS.between(first, day.date()) * LAST / span;
            line.append('H').append(at(x)).append('V').append(at(HEIGHT - day.standing() * scale));
        }
        line.append('H').append(at(WIDTH));
        return new NameChart(
                line.toString(),
                line + "V" + at(HEIGHT) + "Z",
                LondonTime.day(first),
                LondonTime.day(last),
                String.valueOf(history.highest()),
                words(
                        "history.told",
                        LondonTime.day(first),
                        String.valueOf(days.getFirst().standing()),
                        LondonTime.day(last),
                        String.valueOf(days.getLast().standing())));
    }

    private static String at(double place) {
        return String.format(Locale.ROOT, "%.1f", place);
    }
}
