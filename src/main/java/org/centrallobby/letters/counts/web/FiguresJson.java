package org.centrallobby.letters.counts.web;

import org.centrallobby.letters.counts.CountTable.Cell;
import org.centrallobby.letters.counts.CountTable.Line;
import org.centrallobby.letters.counts.Figures;
import org.centrallobby.letters.counts.Measure;
import org.jspecify.annotations.Nullable;

/** Numbers in JSON; null where one is held back. */
public record FiguresJson(
        @Nullable Long written,
        @Nullable Long confirmed,
        @Nullable Long cosigned,
        @Nullable Long accepted,
        @Nullable Long returned,
        @Nullable Long answered) {
    public static FiguresJson of(Figures figures) {
        return new FiguresJson(
                figures.written(),
                figures.confirmed(),
                figures.cosigned(),
                figures.accepted(),
                figures.returned(),
                figures.answered());
    }

    /** What may be shown of a nation or a seat. */
    public static FiguresJson of(Line line) {
        return new FiguresJson(
                value(line, Measure.WRITTEN),
                value(line, Measure.CONFIRMED),
                value(line, Measure.COSIGNED),
                value(line, Measure.ACCEPTED),
                value(line, Measure.RETURNED),
                value(line, Measure.ANSWERED));
    }

    private static @Nullable Long value(Line line, Measure measure) {
        Cell cell = line.cells().get(measure);
        return cell == null ? null : cell.value();
    }
}
