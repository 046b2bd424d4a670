package org.centrallobby.letters.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines are broken between words, and within them only where a word is wider than the paper. */
class LinesTest {
    @Test
    void a_line_that_fits_stays_whole() {
        assertThat(wrap("short")).containsExactly("short");
        assertThat(wrap("")).containsExactly("");
    }

    @Test
    void a_long_line_breaks_between_words() {
        assertThat(wrap("one two three four")).containsExactly("one two ", "three four");
    }

    @Test
    void a_word_wider_than_the_paper_is_cut_and_loses_nothing() {
        assertThat(wrap("a bcdefghijklmnopqrstuvwxyz")).containsExactly("a ", "bcdefghijk", "lmnopqrstu", "vwxyz");
        assertThat(wrap("🙂".repeat(12))).containsExactly("🙂".repeat(10), "🙂🙂");
    }

    @Test
    void blanks_between_words_are_kept() {
        assertThat(String.join("", wrap("a    b"))).isEqualTo("a    b");
    }

    private static List<String> wrap(String line) {
        return Lines.wrap(line, 10, text -> text.codePointCount(0, text.length()));
    }
}
