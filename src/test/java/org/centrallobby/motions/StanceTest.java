package org.centrallobby.motions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.centrallobby.motions.Stance.Kind.DOES_NOT_SIGN;
import static org.centrallobby.motions.Stance.Kind.NOT_SIGNED;
import static org.centrallobby.motions.Stance.Kind.SIGNED;
import static org.centrallobby.motions.Stance.Kind.UNKNOWN;
import static org.centrallobby.motions.Stance.Kind.VACANT;
import static org.centrallobby.motions.Stance.Kind.WITHDREW;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.centrallobby.members.Member;
import org.centrallobby.members.NonSigning;
import org.junit.jupiter.api.Test;

class StanceTest {
    private static final Instant READ = Instant.parse("2026-12-04T14:05:00Z");
    private static final LocalDate SIGNED_ON = LocalDate.parse("2026-11-02");
    private static final LocalDate WITHDRAWN_ON = LocalDate.parse("2026-11-20");
    private static final Member ADA = new Member(1, "Ada Thorne", "Labour", true);
    private static final Optional<NonSigning> MINISTER = Optional.of(
            new NonSigning(NonSigning.Reason.POST_HOLDER, "Ministers do not sign.", "A convention of the House"));
    private static final Optional<NonSigning> NONE = Optional.empty();

    @Test
    void a_name_on_the_list_has_signed_on_its_day_and_in_its_place() {
        Stance stance = Stance.of(motion(true, new Signature(ADA, 2, SIGNED_ON, false, null)), ADA, NONE, List.of());

        assertThat(stance).isEqualTo(new Stance(SIGNED, null, SIGNED_ON, 2, READ, null));
    }

    @Test
    void a_signature_without_order_or_date_is_a_signature() {
        Stance stance = Stance.of(motion(false, new Signature(ADA, null, null, false, null)), ADA, NONE, List.of());

        assertThat(stance).isEqualTo(new Stance(SIGNED, null, null, null, READ, null));
    }

    @Test
    void a_withdrawn_name_withdrew_on_its_day_whether_or_not_the_list_is_complete() {
        Signature withdrawn = new Signature(ADA, 2, SIGNED_ON, true, WITHDRAWN_ON);

        assertThat(Stance.of(motion(true, withdrawn), ADA, NONE, List.of()))
                .isEqualTo(new Stance(WITHDREW, null, WITHDRAWN_ON, 2, READ, null));
        assertThat(Stance.of(motion(false, withdrawn), ADA, NONE, List.of()).kind())
                .isEqualTo(WITHDREW);
    }

    @Test
    void a_name_missing_from_a_complete_list_has_not_signed() {
        assertThat(Stance.of(motion(true), ADA, NONE, List.of()).kind()).isEqualTo(NOT_SIGNED);
    }

    @Test
    void a_name_missing_from_an_incomplete_list_is_unknown() {
        assertThat(Stance.of(motion(false), ADA, NONE, List.of()).kind()).isEqualTo(UNKNOWN);
    }

    @Test
    void a_post_holder_missing_from_a_complete_list_does_not_sign() {
        Stance stance = Stance.of(motion(true), ADA, MINISTER, List.of());

        assertThat(stance).isEqualTo(new Stance(DOES_NOT_SIGN, MINISTER.orElseThrow(), null, null, READ, null));
    }

    @Test
    void a_post_holder_missing_from_an_incomplete_list_may_have_signed_before_the_post() {
        assertThat(Stance.of(motion(false), ADA, MINISTER, List.of()).kind()).isEqualTo(UNKNOWN);
    }

    @Test
    void what_a_post_holder_signed_or_withdrew_is_told_before_the_post() {
        assertThat(Stance.of(motion(true, new Signature(ADA, 1, null, false, null)), ADA, MINISTER, List.of())
                        .kind())
                .isEqualTo(SIGNED);
        assertThat(Stance.of(motion(true, new Signature(ADA, 1, null, true, null)), ADA, MINISTER, List.of())
                        .kind())
                .isEqualTo(WITHDREW);
    }

    @Test
    void a_vacant_seat_has_no_stance_of_its_own() {
        assertThat(Stance.of(motion(true), null, NONE, List.of()).kind()).isEqualTo(VACANT);
        assertThat(Stance.of(motion(false), null, NONE, List.of()).kind()).isEqualTo(VACANT);
    }

    @Test
    void a_name_that_left_for_an_amendment_says_so_only_where_both_are_on_record() {
        Motion left = motion(true, new Signature(ADA, 2, SIGNED_ON, true, WITHDRAWN_ON));
        Motion amendment = motion(true, new Signature(ADA, 1, WITHDRAWN_ON, false, null));
        Motion deserted = motion(true, new Signature(ADA, 1, WITHDRAWN_ON, true, null));

        assertThat(Stance.of(left, ADA, NONE, List.of(amendment)).amendment()).isEqualTo(amendment.name());
        assertThat(Stance.of(left, ADA, NONE, List.of(amendment)).kind()).isEqualTo(WITHDREW);
        assertThat(Stance.of(left, ADA, NONE, List.of(deserted)).amendment()).isNull();
        assertThat(Stance.of(motion(true), ADA, NONE, List.of(amendment)).amendment())
                .isNull();
    }

    @Test
    void a_withdrawn_motion_stays_withdrawn_when_its_session_ends() {
        assertThat(MotionStatus.of(false, false)).isEqualTo(MotionStatus.OPEN);
        assertThat(MotionStatus.of(false, true)).isEqualTo(MotionStatus.FALLEN);
        assertThat(MotionStatus.of(true, false)).isEqualTo(MotionStatus.WITHDRAWN);
        assertThat(MotionStatus.of(true, true)).isEqualTo(MotionStatus.WITHDRAWN);
    }

    private static Motion motion(boolean complete, Signature... signatures) {
        return new Motion(
                1,
                7,
                new MotionName("2026-27", "7"),
                "Lamps on Zedland pier",
                "That this House notes the dark.",
                LocalDate.parse("2026-11-01"),
                false,
                null,
                null,
                complete,
                null,
                "the order paper",
                READ,
                true,
                List.of(signatures));
    }
}
