package org.centrallobby.motions.shapes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.centrallobby.members.Member;
import org.centrallobby.motions.Motion;
import org.centrallobby.motions.MotionName;
import org.centrallobby.motions.ReportedCount;
import org.centrallobby.motions.Signature;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MotionMergeTest {
    private static final Member ADA = new Member(1, "Ada", null, false);
    private static final Member BEN = new Member(2, "Ben", null, false);
    private static final LocalDate DAY = LocalDate.parse("2008-12-04");
    private static final ReportedCount THIRTY_NINE = new ReportedCount(39, "December 2008", "a local page");

    @Test
    void the_same_again_changes_nothing() {
        Motion known = motion(37045, "Title", "Text", true, null, sign(ADA, 1, DAY));

        assertThat(MotionMerge.merge(known, motion(37045, "Title", "Text", true, null, sign(ADA, 1, DAY))))
                .isSameAs(known);
    }

    @Test
    void what_a_file_does_not_say_stays() {
        Motion known = motion(37045, "Title", "Text", false, THIRTY_NINE, sign(ADA, 1, DAY));

        assertThat(MotionMerge.merge(known, motion(null, "TITLE", "", false, null, sign(ADA, null, null))))
                .isSameAs(known);
    }

    @Test
    void what_a_file_adds_is_taken() {
        Motion known = motion(null, "Title", "", false, null);

        Motion merged = MotionMerge.merge(known, motion(37045, "Title", "Text", false, THIRTY_NINE, sign(ADA, 1, DAY)));

        assertThat(merged.edmId()).isEqualTo(37045);
        assertThat(merged.text()).isEqualTo("Text");
        assertThat(merged.reportedCount()).isEqualTo(THIRTY_NINE);
        assertThat(merged.signatures()).containsExactly(sign(ADA, 1, DAY));
    }

    @Test
    void an_incomplete_list_takes_no_name_away() {
        Motion known = motion(1, "Title", "Text", true, null, sign(ADA, 1, DAY), sign(BEN, 2, DAY));

        Motion merged = MotionMerge.merge(known, motion(1, "Title", "Text", false, null, sign(BEN, null, null)));

        assertThat(merged.signatures()).containsExactly(sign(ADA, 1, DAY), sign(BEN, 2, DAY));
        assertThat(merged.signatoriesComplete()).isTrue();
    }

    @Test
    void a_complete_list_stands_for_itself() {
        Motion known = motion(1, "Title", "Text", false, THIRTY_NINE, sign(ADA, 1, DAY), sign(BEN, 2, DAY));

        Motion merged = MotionMerge.merge(known, motion(1, "Title", "Text", true, null, sign(ADA, 1, null)));

        assertThat(merged.signatures()).containsExactly(sign(ADA, 1, DAY));
        assertThat(merged.signatoriesComplete()).isTrue();
        assertThat(merged.reportedCount()).isNull();
    }

    @Test
    void a_name_gone_from_one_complete_list_to_the_next_is_withdrawn_and_stays_so() {
        Motion known = motion(1, "Title", "Text", true, null, sign(ADA, 1, DAY), sign(BEN, 2, DAY));
        Motion told = motion(1, "Title", "Text", true, null, sign(ADA, 1, DAY));

        Motion merged = MotionMerge.merge(known, told);

        assertThat(merged.signatures()).containsExactly(sign(ADA, 1, DAY), new Signature(BEN, 2, DAY, true, null));
        assertThat(MotionMerge.merge(merged, told)).isSameAs(merged);
    }

    @Test
    void a_list_that_lacks_a_name_just_told_is_complete_no_longer() {
        Motion known = motion(1, "Title", "Text", true, null, sign(ADA, 1, DAY));

        Motion merged = MotionMerge.merge(known, motion(1, "Title", "Text", false, null, sign(BEN, 2, null)));

        assertThat(merged.signatoriesComplete()).isFalse();
        assertThat(merged.signatures()).hasSize(2);
    }

    @Test
    void a_list_shorter_than_a_reported_count_is_complete_no_longer() {
        Motion known = motion(1, "Title", "Text", true, null, sign(ADA, 1, DAY));

        assertThat(MotionMerge.merge(known, motion(1, "Title", "Text", false, THIRTY_NINE))
                        .signatoriesComplete())
                .isFalse();
        assertThat(MotionMerge.merge(known, motion(1, "Title", "Text", false, new ReportedCount(1, "", "")))
                        .signatoriesComplete())
                .isTrue();
    }

    @Test
    void a_withdrawal_is_taken_with_its_day_and_keeps_the_day_of_signing() {
        Motion known = motion(1, "Title", "Text", true, null, sign(ADA, 1, DAY));
        Signature withdrawn = new Signature(ADA, 1, null, true, LocalDate.parse("2009-01-05"));

        Motion merged = MotionMerge.merge(known, motion(1, "Title", "Text", true, null, withdrawn));

        assertThat(merged.signatures())
                .containsExactly(new Signature(ADA, 1, DAY, true, LocalDate.parse("2009-01-05")));
    }

    @Test
    void the_beginning_of_a_text_does_not_replace_the_whole() {
        Motion known = motion(1, "Title", "That this House notes the dark.", true, null);

        assertThat(MotionMerge.merge(known, motion(1, "Title", "That this House …", true, null))
                        .text())
                .isEqualTo("That this House notes the dark.");
        assertThat(MotionMerge.merge(known, motion(1, "Title", "That this House regrets the dark.", true, null))
                        .text())
                .isEqualTo("That this House regrets the dark.");
    }

    @Test
    void a_count_amended_at_its_source_is_taken() {
        Motion known = motion(1, "Title", "Text", false, THIRTY_NINE);
        ReportedCount amended = new ReportedCount(84, "January 2009", "a local page");

        assertThat(MotionMerge.merge(known, motion(1, "Title", "Text", false, amended))
                        .reportedCount())
                .isEqualTo(amended);
    }

    private static Signature sign(Member member, @Nullable Integer order, @Nullable LocalDate day) {
        return new Signature(member, order, day, false, null);
    }

    private static Motion motion(
            @Nullable Integer edmId,
            String title,
            String text,
            boolean complete,
            @Nullable ReportedCount reported,
            Signature... signatures) {
        return new Motion(
                0,
                edmId,
                new MotionName("2008-09", "53"),
                title,
                text,
                LocalDate.parse("2008-12-03"),
                false,
                null,
                null,
                complete,
                reported,
                "the order paper",
                Instant.parse("2026-12-04T14:05:00Z"),
                false,
                List.of(signatures));
    }
}
