package org.centrallobby.letters.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Breaks lines that are too long for the paper, between words where there are any. */
final class Lines {
    private Lines() {}

    /**
     * At least one piece, each no wider than asked. A piece that another follows ends with the blank between them, so
     * that whoever has it read out hears two words.
     */
    static List<String> wrap(String line, float width, ToDoubleFunction<String> measure) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        double filled = 0;
        double blank = measure.applyAsDouble(" ");
        boolean first = true;
        for (String word : line.split(" ", -1)) {
            double wide = measure.applyAsDouble(word);
            if (!first && filled + blank + wide > width) {
                pieces.add(piece.append(' ').toString());
                piece.setLength(0);
                filled = 0;
                first = true;
            }
            if (!first) {
                piece.append(' ');
                filled += blank;
            }
            String rest = word;
            while (wide > width) {
                int cut = fitting(rest, width, measure);
                pieces.add(rest.substring(0, cut));
                rest = rest.substring(cut);
                wide = measure.applyAsDouble(rest);
            }
            piece.append(rest);
            filled += wide;
            first = false;
        }
        pieces.add(piece.toString());
        return pieces;
    }

    /** How many chars of a word fit, at least one letter. */
    private static int fitting(String word, float width, ToDoubleFunction<String> measure) {
        double filled = 0;
        int at = 0;
        while (at < word.length()) {
            int next = word.offsetByCodePoints(at, 1);
            filled += measure.applyAsDouble(word.substring(at, next));
            if (filled > width && at > 0) {
                return at;
            }
            at = next;
        }
        return at;
    }
}
