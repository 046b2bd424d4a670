package org.centrallobby.letters.outside;

import static org.centrallobby.kit.web.Words.words;

/**
 * A letter that somebody writes for a constituent: name, address and postcode are the constituent's, since their Member
 * answers only them; the e-mail is whoever's reads it. The letter begins by saying so.
 */
public final class OnBehalf {
    private OnBehalf() {}

    /**
     * The words as the Member gets them.
     *
     * @param helper who writes; empty where the constituent does
     * @param constituent whose letter it is
     */
    public static String text(String helper, String constituent, String text) {
        return helper.isBlank() ? text : words("outside.behalf-line", helper, constituent) + "\n\n" + text;
    }
}
