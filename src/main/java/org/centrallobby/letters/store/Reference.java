package org.centrallobby.letters.store;

import java.security.SecureRandom;

/** What a writer quotes when asking about a letter. */
final class Reference {
    /** Neither 0 nor O, neither 1 nor I nor L, no U: nobody has to spell them twice on the telephone. */
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final SecureRandom RANDOM = new SecureRandom();

    private Reference() {}

    /** Such as {@code CL-7KQ4-M2XD}: one of 656 thousand million. */
    static String draw() {
        return "CL-" + four() + "-" + four();
    }

    private static String four() {
        StringBuilder four = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            four.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return four.toString();
    }
}
