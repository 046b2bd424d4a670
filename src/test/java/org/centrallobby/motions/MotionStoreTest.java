package org.centrallobby.motions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.centrallobby.Parliament;
import org.centrallobby.TestClock;
import org.centrallobby.calendar.Session;
import org.centrallobby.calendar.Sessions;
import org.centrallobby.members.Member;
import org.centrallobby.members.Members;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is stored, what is news of it, and what a list sorts by. */
class MotionStoreTest {
    private static final Member ADA = new Member(1, "Ada", null, false);
    private static final Member BEN = new Member(2, "Ben", null, false);
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-16");
    private static final LocalDate FRIDAY = LocalDate.parse("2026-11-20");

    private final Parliament parliament = Parliament.at("2026-11-23T12:00:00Z");
    private final Motions motions = parliament.get(Motions.class);

    @BeforeEach
    void open() {
        parliament.get(Sessions.class).save(new Session("2024-26", LocalDate.parse("2024-07-09"), null));
        parliament.get(Sessions.class).save(new Session("2026-27", LocalDate.parse("2026-05-13"), null));
    }

    @AfterEach
    void close() {
        parliament.close();
    }

    @Test
    void a_motion_first_seen_is_no_news_of_its_names() {
        store(motion("7", true, signed(ADA, 1, MONDAY), withdrawn(BEN, 2, FRIDAY)));

        assertThat(events()).isEmpty();
        assertThat(columns()).containsExactly("7: sponsor 1, 1 names, newest 2026-11-16");
    }

    @Test
    void a_name_that_joins_leaves_and_comes_back_is_news_each_time_and_once() {
        store(motion("7", true, signed(ADA, 1, MONDAY)));

        Motion joined = motion("7", true, signed(ADA, 1, MONDAY), signed(BEN, 2, FRIDAY));
        store(joined);
        assertThat(columns()).containsExactly("7: sponsor 1, 2 names, newest 2026-11-20");
        store(joined);
        Motion left = motion("7", true, signed(ADA, 1, MONDAY), withdrawn(BEN, 2, FRIDAY));
        store(left);
        assertThat(columns()).containsExactly("7: sponsor 1, 1 names, newest 2026-11-16");
        store(left);
        store(motion("7", true, signed(ADA, 1, MONDAY), signed(BEN, 3, FRIDAY.plusDays(1))));

        assertThat(events())
                .containsExactly("SIGNED 2 2026-11-20 #1", "WITHDREW 2 2026-11-20 #2", "SIGNED 2 2026-11-21 #3");
    }

    @Test
    void a_name_that_came_and_went_in_between_did_both() {
        store(motion("7", true, signed(ADA, 1, MONDAY)));
        store(motion("7", true, signed(ADA, 1, MONDAY), new Signature(BEN, 2, MONDAY, true, FRIDAY)));

        assertThat(events()).containsExactly("SIGNED 2 2026-11-16 #1", "WITHDREW 2 2026-11-20 #2");
    }

    @Test
    void names_on_a_list_that_was_never_whole_are_no_news() {
        store(motion("7", false, signed(ADA, 1, MONDAY)));
        store(motion("7", true, signed(ADA, 1, MONDAY), signed(BEN, 2, FRIDAY)));

        assertThat(events()).isEmpty();
    }

    @Test
    void names_on_a_list_that_was_whole_once_stay_news() {
        store(motion("7", true, signed(ADA, 1, MONDAY)));
        store(motion("7", false, signed(ADA, 1, MONDAY)));
        store(motion("7", true, signed(ADA, 1, MONDAY), signed(BEN, 2, FRIDAY)));

        assertThat(events()).containsExactly("SIGNED 2 2026-11-20 #1");
    }

    @Test
    void the_same_again_touches_no_row() {
        Motion motion = motion("7", true, signed(ADA, 1, MONDAY), signed(BEN, 2, FRIDAY));
        store(motion);
        List<String> before = versions();
        parliament.get(TestClock.class).advance(Duration.ofDays(1));

        Motions.Stored again = store(motion);

        assertThat(again.added() + again.changed() + again.events()).isZero();
        assertThat(versions()).isEqualTo(before);
    }

    @Test
    void only_the_name_that_differs_is_written() {
        store(motion("7", true, signed(ADA, 1, MONDAY), signed(BEN, 2, FRIDAY)));
        List<String> before = versions();

        store(motion("7", true, signed(ADA, 1, MONDAY), signed(BEN, 3, FRIDAY)));

        List<String> after = new ArrayList<>(versions());
        after.retainAll(before);
        assertThat(after).singleElement().asString().contains("signature 1");
    }

    @Test
    void a_motion_withdrawn_is_news_once_and_does_not_fall() {
        store(motion("7", true, signed(ADA, 1, MONDAY)));
        store(withdrawn(motion("7", true, signed(ADA, 1, MONDAY))));
        store(withdrawn(motion("7", true, signed(ADA, 1, MONDAY))));
        end("2026-27");

        motions.tellFallen();

        assertThat(events()).containsExactly("MOTION_WITHDRAWN null 2026-11-20 #1");
    }

    @Test
    void an_open_motion_falls_once_when_its_session_ends_and_an_old_one_in_silence() {
        store(motion("7", true, signed(ADA, 1, MONDAY)));
        store(new Motion(
                0,
                8,
                new MotionName("2024-26", "8"),
                "Long ago",
                "",
                LocalDate.parse("2025-01-07"),
                false,
                null,
                null,
                true,
                null,
                "",
                Instant.parse("2026-11-23T12:00:00Z"),
                false,
                List.of()));
        assertThat(motions.tellFallen()).isZero();
        end("2026-27");

        assertThat(motions.tellFallen()).isEqualTo(1);
        assertThat(motions.tellFallen()).isZero();
        store(motion("7", true, signed(ADA, 1, MONDAY)));
        assertThat(motions.tellFallen()).isZero();

        assertThat(events()).containsExactly("MOTION_FELL null 2026-11-22 #1");
    }

    @Test
    void a_motion_that_comes_is_news_where_its_reader_says_so() {
        KeptMotion kept = new KeptMotion(motion("7", true, signed(ADA, 1, MONDAY)), null, null, null, true);
        motions.saveAll(List.of(kept));
        motions.saveAll(List.of(kept));

        assertThat(events()).containsExactly("MOTION_TABLED null 2026-11-16 #1");
    }

    @Test
    void an_amendment_may_come_before_what_it_amends() {
        Motion amendment = motion("7A1", true, signed(BEN, 1, FRIDAY));
        motions.saveAll(List.of(new KeptMotion(amendment, null, null, 700, false)));
        assertThat(motions.findAmended(get("7A1"))).isEmpty();

        store(motion("7", true, signed(ADA, 1, MONDAY)));

        assertThat(motions.findAmended(get("7A1"))).map(Motion::edmId).contains(700);
        assertThat(motions.listAmendments(get("7"))).extracting(Motion::edmId).containsExactly(701);
    }

    @Test
    void members_unknown_to_us_are_added_with_the_motions_they_signed() {
        List<KeptMotion> batch = IntStream.rangeClosed(1, 50)
                .mapToObj(number -> KeptMotion.of(motion(
                        String.valueOf(number),
                        true,
                        signed(new Member(1000 + number, "Member " + number, null, false), 1, MONDAY))))
                .toList();

        Motions.Stored stored = motions.saveAll(batch);

        assertThat(stored.added()).isEqualTo(50);
        assertThat(stored.ids()).hasSize(50);
        assertThat(parliament.get(Members.class).findMember(1050))
                .map(Member::name)
                .contains("Member 50");
        assertThat(get("50").signatures()).hasSize(1);
    }

    @Test
    void a_reader_hears_of_what_was_stored() {
        store(motion("7", true, signed(ADA, 1, MONDAY)));
        assertThat(get("7").countSignatures()).isEqualTo(1);

        store(motion("7", true, signed(ADA, 1, MONDAY), signed(BEN, 2, FRIDAY)));

        assertThat(get("7").countSignatures()).isEqualTo(2);
    }

    private Motions.Stored store(Motion motion) {
        return motions.saveAll(List.of(KeptMotion.of(motion)));
    }

    private void end(String session) {
        Session known = parliament.get(Sessions.class).findByCitation(session).orElseThrow();
        parliament.get(Sessions.class).save(new Session(session, known.startDate(), LocalDate.parse("2026-11-22")));
    }

    private Motion get(String number) {
        return motions.findMotion(new MotionName("2026-27", number)).orElseThrow();
    }

    private List<String> events() {
        return list("select kind || ' ' || coalesce(member_id::text, 'null') || ' ' || coalesce(on_date::text, '-')"
                + " || ' #' || turn from motion_event order by id");
    }

    private List<String> columns() {
        return list("select number || ': sponsor ' || sponsor_id || ', ' || name_count || ' names, newest '"
                + " || newest_name_on from motion order by id");
    }

    private List<String> versions() {
        return list("select 'motion ' || xmin || ctid from motion union all"
                + " select 'signature ' || member_id || ' ' || xmin || ctid from signature order by 1");
    }

    private List<String> list(String sql) {
        return parliament.database().jdbc().sql(sql).query(String.class).list();
    }

    private static Signature signed(Member member, @Nullable Integer order, LocalDate on) {
        return new Signature(member, order, on, false, null);
    }

    private static Signature withdrawn(Member member, @Nullable Integer order, LocalDate on) {
        return new Signature(member, order, on, true, on);
    }

    private static Motion withdrawn(Motion motion) {
        return new Motion(
                0,
                motion.edmId(),
                motion.name(),
                motion.title(),
                motion.text(),
                motion.tabledOn(),
                true,
                FRIDAY,
                null,
                true,
                null,
                "",
                motion.readAt(),
                false,
                motion.signatures());
    }

    private static Motion motion(String number, boolean complete, Signature... signatures) {
        return new Motion(
                0,
                number.endsWith("A1") ? 701 : Integer.parseInt(number) * 100,
                new MotionName("2026-27", number),
                "Lamps",
                "That this House notes the dark.",
                MONDAY,
                false,
                null,
                null,
                complete,
                null,
                "",
                Instant.parse("2026-11-23T12:00:00Z"),
                false,
                List.of(signatures));
    }
}
