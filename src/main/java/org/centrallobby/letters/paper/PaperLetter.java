package org.centrallobby.letters.paper;

import java.time.LocalDate;
import org.centrallobby.letters.Writer;

/**
 * A letter to be printed and posted.
 *
 * @param member the name of the Member it is for
 * @param on the day it bears
 * @param subject one line; may be empty
 */
public record PaperLetter(Writer writer, String member, LocalDate on, String subject, String text) {
    /** Never what it holds: this text may end up in a log. */
    @Override
    public String toString() {
        return "(letter on paper)";
    }
}
