package org.centrallobby.letters.joint;

import org.centrallobby.letters.LetterText;

/**
 * One who co-signs, as the Member's office sees them: each field is one line. The e-mail address is not passed on.
 *
 * @param sentence of their own; may be empty
 */
record CoSignatory(String postcode, String name, String address, String sentence) {
    static CoSignatory of(LetterText letter) {
        return new CoSignatory(
                line(letter.writer().postcode()),
                line(letter.writer().name()),
                line(letter.writer().address().replaceAll(",?\\s*\n\\s*", ", ")),
                line(letter.text()));
    }

    private static String line(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    CoSignatory withoutSentence() {
        return new CoSignatory(postcode, name, address, "");
    }

    /** Never what it holds: this text may end up in a log. */
    @Override
    public String toString() {
        return "(co-signatory)";
    }
}
