package org.centrallobby.letters.counts.web;

import static org.centrallobby.kit.web.Words.words;

import java.util.LinkedHashMap;
import java.util.Map;
import org.centrallobby.kit.web.Words;
import org.centrallobby.letters.counts.CountTable.Cell;
import org.centrallobby.letters.counts.Figures;
import org.centrallobby.letters.counts.Measure;

/** Numbers as pages say them. */
public final class FiguresView {
    private FiguresView() {}

    /** Figures by their names. */
    public static Map<String, String> facts(Figures figures) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (Measure measure : Measure.values()) {
            facts.put(words("counts.measure." + measure), Words.number(measure.of(figures)));
        }
        return facts;
    }

    /** One number, or why there is none. */
    public static String cell(Cell cell) {
        Long value = cell.value();
        if (value != null) {
            return Words.number(value);
        }
        return words(cell.mixed() ? "counts.held-back" : "counts.few");
    }
}
