package org.centrallobby.motions.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.centrallobby.Parliament;
import org.centrallobby.TestClock;
import org.centrallobby.calendar.Session;
import org.centrallobby.calendar.Sessions;
import org.centrallobby.kit.sync.Outcome;
import org.centrallobby.kit.sync.Reading.Options;
import org.centrallobby.members.Members;
import org.centrallobby.motions.Motion;
import org.centrallobby.motions.MotionName;
import org.centrallobby.motions.Motions;
import org.centrallobby.motions.Signature;
import org.centrallobby.recorded.MotionSheet;
import org.centrallobby.recorded.RecordedMotions;
import org.centrallobby.recorded.RecordedParliament;
import org.centrallobby.recorded.RecordedParliament.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Good days and bad days of Parliament's Early Day Motions API, over HTTP. */
class MotionSourceTest {
    private static final LocalDate JUNE = LocalDate.parse("2026-06-01");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");
    private static final String LIST = "/EarlyDayMotions/list";
    private static final Options ALL = new Options(true, false);
    private static final Options SHRUNK = new Options(false, true);

    private final RecordedParliament recorded = RecordedParliament.start();
    private final RecordedMotions api = RecordedMotions.on(recorded);
    private final List<Long> followed = new ArrayList<>();
    private final FollowedMotions follower = () -> Set.copyOf(followed);
    private final Parliament parliament = Parliament.at("2026-11-23T12:00:00Z", recorded, follower);
    private final Motions motions = parliament.get(Motions.class);
    private final TestClock clock = parliament.get(TestClock.class);

    @BeforeEach
    void open() {
        Sessions sessions = parliament.get(Sessions.class);
        sessions.save(new Session("2023-24", LocalDate.parse("2023-11-07"), LocalDate.parse("2024-05-24")));
        sessions.save(new Session("2024-26", LocalDate.parse("2024-07-09"), LocalDate.parse("2026-04-30")));
        sessions.save(new Session("2026-27", LocalDate.parse("2026-05-13"), null));
        api.table(70001, JUNE, "lamps", 1).sign(70001, 2, JUNE).sign(70001, 3, JUNE.plusDays(1));
        api.table(70002, JUNE.plusDays(1), "piers", 2);
    }

    @AfterEach
    void close() {
        parliament.close();
        recorded.close();
    }

    @Test
    void the_session_that_runs_is_listed_and_read_with_its_names_and_their_members() {
        api.call(3, "Cy Moor").amend(70003, 70001, JUNE.plusDays(3), 2);
        api.table(60001, LocalDate.parse("2025-01-08"), "long ago", 1);

        assertThat(read()).isEqualTo("read 3, new 3, changed 0, events 0, motions 3, names 5");

        assertThat(get("1").signatoriesComplete()).isTrue();
        assertThat(get("1").signatures())
                .extracting(name -> name.member().mnisId())
                .containsExactly(1, 2, 3);
        assertThat(motions.listAmendments(get("1"))).extracting(Motion::edmId).containsExactly(70003);
        assertThat(parliament.get(Members.class).findMember(3))
                .hasValueSatisfying(member -> assertThat(member.name()).isEqualTo("Cy Moor"));
        assertThat(events()).isEmpty();
    }

    @Test
    void a_second_reading_of_the_same_writes_nothing_and_asks_whether_it_has_changed() {
        read();
        List<String> before = rows();
        clock.advance(Duration.ofHours(1));
        recorded.forgetRequests();

        assertThat(read()).startsWith("read 2, new 0, changed 0, events 0");

        assertThat(rows()).isEqualTo(before);
        assertThat(get("1").readAt()).isEqualTo(clock.instant());
        assertThat(recorded.requests())
                .filteredOn(request -> request.path().startsWith("/EarlyDayMotion/"))
                .hasSize(2)
                .allMatch(request -> request.headers().containsKey("If-none-match"));
    }

    @Test
    void what_happens_to_motions_is_news_once() {
        read();
        clock.advance(Duration.ofDays(1));
        api.sign(70001, 9, TODAY).withdraw(70002, TODAY).table(70004, TODAY, "new", 4);
        read();
        clock.advance(Duration.ofDays(1));
        api.withdrawName(70001, 9, TODAY.plusDays(1));
        read();
        read();

        assertThat(events())
                .containsExactly(
                        "1 SIGNED 9 2026-11-23",
                        "2 MOTION_WITHDRAWN null 2026-11-23",
                        "4 MOTION_TABLED null 2026-11-23",
                        "1 WITHDREW 9 2026-11-24");
        assertThat(get("1").countSignatures()).isEqualTo(3);
    }

    @Test
    void a_name_gone_from_a_whole_list_has_withdrawn_on_a_day_nobody_told() {
        read();
        clock.advance(Duration.ofDays(1));
        api.names(70001, names -> names.subList(0, 2));
        read();
        clock.advance(Duration.ofDays(1));
        read();

        assertThat(events()).containsExactly("1 WITHDREW 3 null");
        assertThat(get("1").findSignature(3)).map(Signature::withdrawn).contains(true);
    }

    @Test
    void followed_motions_are_read_by_themselves_once_an_operator_has_asked_for_motions() {
        FollowedJob job = parliament.get(FollowedJob.class);
        job.runOnce();
        assertThat(recorded.requests()).isEmpty();
        read();
        followed.add(get("1").id());
        api.sign(70001, 9, TODAY).sign(70002, 9, TODAY);
        recorded.forgetRequests();

        job.runOnce();

        assertThat(recorded.requests()).extracting(request -> request.path()).containsExactly("/EarlyDayMotion/70001");
        assertThat(events()).containsExactly("1 SIGNED 9 2026-11-23");
    }

    @Test
    void by_night_open_motions_are_read_again_and_fall_when_their_session_ended() {
        read();
        clock.advance(Duration.ofDays(1));
        api.sign(70001, 9, TODAY).names(70001, names -> {
            names.removeIf(name -> name.member() == 3);
            return names;
        });
        NightlyJob job = parliament.get(NightlyJob.class);
        job.runOnce();
        parliament.get(Sessions.class).save(new Session("2026-27", LocalDate.parse("2026-05-13"), TODAY));
        clock.advance(Duration.ofDays(1));
        job.runOnce();
        job.runOnce();

        assertThat(events())
                .containsExactlyInAnyOrder(
                        "1 SIGNED 9 2026-11-23",
                        "1 WITHDREW 3 null",
                        "1 MOTION_FELL null 2026-11-23",
                        "2 MOTION_FELL null 2026-11-23");
    }

    @Test
    void fallen_motions_have_their_turn_within_a_year() {
        api.table(60001, LocalDate.parse("2025-01-08"), "long ago", 1);
        read(ALL);
        clock.advance(Duration.ofDays(360));
        api.names(60001, names -> {
            names.add(new MotionSheet.Name(8, 2, LocalDate.parse("2025-01-09"), false, null));
            return names;
        });
        recorded.forgetRequests();

        parliament.get(NightlyJob.class).runOnce();

        assertThat(recorded.requests()).extracting(request -> request.path()).contains("/EarlyDayMotion/60001");
        assertThat(list("select name_count::text from motion where edm_id = 60001"))
                .containsExactly("2");
    }

    @Test
    void all_history_goes_on_where_it_was_cut_off() {
        for (int i = 1; i <= 250; i++) {
            api.table(60000 + i, LocalDate.parse("2025-01-08").plusDays(i), "old " + i, i);
        }
        // Nobody answers any more after the first hundred.
        recorded.answer("/EarlyDayMotion/(6013[0-9]|601[4-9][0-9]|602[0-9]{2})", request -> new Reply(500, "", null));
        assertThat(parliament.read("motions", ALL)).isInstanceOf(Outcome.Failed.class);
        assertThat(get("1").countSignatures()).isEqualTo(3);
        long before = count("motion");
        assertThat(before).isBetween(102L, 140L);

        recorded.answer("/EarlyDayMotion/([0-9]+)", api::detail);
        recorded.forgetRequests();
        read(ALL);

        assertThat(count("motion")).isEqualTo(252);
        assertThat(count("motion_listing")).isEqualTo(252);
        assertThat(events()).isEmpty();
        assertThat(recorded.requests())
                .filteredOn(request -> request.path().startsWith("/EarlyDayMotion/6"))
                .hasSizeLessThan(160);
        assertThat(recorded.requests())
                .as("the lists of the years before are not asked for again")
                .filteredOn(request -> request.path().equals(LIST))
                .hasSize(1);
    }

    @Test
    void a_failure_in_the_middle_of_paging_leaves_everything_as_it_was() {
        many(250);
        read();
        List<String> before = rows();
        clock.advance(Duration.ofDays(1));
        api.sign(70001, 9, TODAY);
        recorded.failNext("parameters.skip=100", 500, 4);

        Outcome outcome = parliament.read("motions");

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.trouble()).contains(LIST, "500");
            assertThat(failed.nextStep()).isNotBlank();
        });
        assertThat(rows()).isEqualTo(before);
        assertThat(events()).isEmpty();
    }

    @Test
    void a_body_cut_off_is_asked_for_again_and_a_list_is_read_whole() {
        many(250);
        recorded.truncateNext("parameters.skip=100", 1);
        recorded.failNext("parameters.skip=200", 503, 2);
        recorded.truncateNext("/EarlyDayMotion/70001", 2);

        read();

        assertThat(count("motion")).isEqualTo(252);
    }

    @Test
    void a_total_that_changes_between_pages_is_read_again() {
        many(150);
        spoil(1, reply -> reply.replace("\"Total\":152", "\"Total\":151"), "100");

        read();

        assertThat(count("motion")).isEqualTo(152);
    }

    @Test
    void a_total_that_never_stands_still_is_refused() {
        many(150);
        spoil(1000, reply -> reply.replace("\"Total\":152", "\"Total\":151"), "100");

        assertRefused("never stood still", "again later");
        assertThat(count("motion")).isZero();
        assertThat(count("motion_listing")).isZero();
    }

    @Test
    void a_page_that_comes_twice_is_no_page_instead_of_another() {
        many(150);
        boolean[] spoilt = new boolean[1];
        recorded.answer(LIST, request -> {
            if (request.number("parameters.skip", 0) == 100 && !spoilt[0]) {
                spoilt[0] = true;
                return api.list(at(request, 0, 100));
            }
            return api.list(request);
        });

        read();

        assertThat(count("motion")).isEqualTo(152);
    }

    @Test
    void pages_that_overlap_for_good_are_read_in_shorter_lists() {
        many(150);
        recorded.answer(LIST, request -> {
            boolean second = request.number("parameters.skip", 0) == 100;
            boolean whole = "2026-05-13".equals(request.query().get("parameters.tabledStartDate"));
            return api.list(second && whole ? at(request, 48, 52) : request);
        });

        read();

        assertThat(count("motion")).isEqualTo(152);
    }

    @Test
    void an_unknown_status_keeps_the_last_good_record_and_is_named() {
        for (Object status : List.of(7, "Suspended")) {
            read();
            List<String> before = rows();
            clock.advance(Duration.ofDays(1));
            api.status(70001, status, TODAY).sign(70001, 9, TODAY);

            assertThat(remarks(parliament.read("motions")))
                    .singleElement()
                    .asString()
                    .contains("1 of 2026-27", String.valueOf(status));

            assertThat(rows()).isEqualTo(before);
            api.status(70001, 0, JUNE).names(70001, names -> {
                names.removeIf(name -> name.member() == 9);
                return names;
            });
            clock.advance(Duration.ofDays(1));
        }
        api.status(70001, "Published", JUNE).sign(70001, 9, TODAY);
        read();
        assertThat(get("1").countSignatures()).isEqualTo(4);
    }

    @Test
    void lost_orders_and_days_are_no_trouble() {
        api.names(70001, names -> {
            names.replaceAll(name -> new MotionSheet.Name(name.member(), null, null, false, null));
            return names;
        });

        read();

        assertThat(get("1").countSignatures()).isEqualTo(3);
        assertThat(
                        list(
                                "select sponsor_id || ' ' || coalesce(newest_name_on::text, '-') from motion where edm_id = 70001"))
                .containsExactly("1 -");
    }

    @Test
    void an_answer_that_calls_itself_a_failure_is_none() {
        read();
        List<String> before = rows();
        clock.advance(Duration.ofDays(1));
        recorded.answer(LIST, request -> Reply.json("{\"StatusCode\":500,\"Success\":false,\"Response\":[]}"));
        assertThat(parliament.read("motions")).isInstanceOf(Outcome.Failed.class);

        recorded.answer(LIST, request -> Reply.json("{\"PagingInfo\":{\"Total\":0},\"Success\":true}"));
        assertThat(parliament.read("motions")).isInstanceOf(Outcome.Failed.class);

        recorded.answer(LIST, api::list);
        recorded.answer("/EarlyDayMotion/70001", request -> Reply.json("{\"Success\":false,\"Response\":null}"));
        assertThat(remarks(parliament.read("motions")))
                .singleElement()
                .asString()
                .contains("no usable answer", "1 of 2026-27");
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void half_the_names_of_a_motion_gone_without_a_word_is_refused_until_an_operator_says_yes() {
        for (int member = 4; member <= 10; member++) {
            api.sign(70001, member, JUNE);
        }
        read();
        List<String> before = rows();
        clock.advance(Duration.ofDays(1));
        api.names(70001, names -> names.subList(0, 5)).sign(70002, 9, TODAY);

        assertThat(remarks(parliament.read("motions")))
                .singleElement()
                .asString()
                .contains("1 of 2026-27", "--accept-shrink");

        assertThat(get("1").countSignatures()).isEqualTo(10);
        assertThat(events()).as("what is beside it is taken").containsExactly("2 SIGNED 9 2026-11-23");
        assertThat(rows()).hasSize(before.size() + 1);
        parliament.read("motions", SHRUNK);
        assertThat(get("1").countSignatures()).isEqualTo(5);
        assertThat(count("motion_event")).isEqualTo(6);
    }

    @Test
    void a_list_much_shorter_than_what_is_held_is_refused_until_an_operator_says_yes() {
        many(40);
        read();
        for (int i = 20; i <= 40; i++) {
            api.remove(70100 + i);
        }
        clock.advance(Duration.ofDays(1));
        api.sign(70001, 9, TODAY);

        assertRefused("has 21 where 42 were known", "--accept-shrink");
        assertThat(events()).isEmpty();

        assertThat(remarks(parliament.read("motions", SHRUNK)))
                .singleElement()
                .asString()
                .contains("21 of them");
        assertThat(count("motion")).as("what is held stays").isEqualTo(42);
        assertThat(events()).containsExactly("1 SIGNED 9 2026-11-23");
        clock.advance(Duration.ofDays(1));
        assertThat(remarks(parliament.read("motions"))).isEmpty();
    }

    @Test
    void a_motion_that_is_listed_and_missing_stays_and_is_named() {
        read();
        List<String> before = rows();
        clock.advance(Duration.ofDays(1));
        recorded.answer("/EarlyDayMotion/70001", request -> Reply.missing());

        assertThat(remarks(parliament.read("motions")))
                .singleElement()
                .asString()
                .contains("1 of 2026-27");

        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void a_clock_ahead_of_ours_is_no_error_and_nothing_is_lost_or_doubled() {
        read();
        LocalDate tomorrow = TODAY.plusDays(1);
        api.sign(70001, 9, tomorrow).table(70005, tomorrow, "tomorrow", 5);
        clock.advance(Duration.ofMinutes(1));
        read();
        assertThat(events()).as("it does not wait for our clock").hasSize(2);
        clock.advance(Duration.ofDays(2));
        read();

        assertThat(events()).containsExactly("1 SIGNED 9 2026-11-24", "5 MOTION_TABLED null 2026-11-24");
        assertThat(list("select newest_name_on::text from motion where edm_id = 70001"))
                .containsExactly("2026-11-24");
        assertThat(get("5").readAt()).isEqualTo(Instant.parse("2026-11-25T12:01:00Z"));
    }

    @Test
    void a_clock_behind_ours_hides_nothing() {
        read();
        clock.advance(Duration.ofMinutes(1));
        api.sign(70001, 9, JUNE).table(70006, JUNE, "late", 6);
        read();

        assertThat(events()).containsExactly("1 SIGNED 9 2026-06-01", "6 MOTION_TABLED null 2026-06-01");
    }

    @Test
    void without_a_session_the_next_step_is_told() {
        try (Parliament empty = Parliament.at("2026-11-23T12:00:00Z", recorded)) {
            assertThat(empty.read("motions"))
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.nextStep()).contains("sync calendar"));
        }
    }

    /** So many more motions of the Session that runs, two a day. */
    private void many(int count) {
        for (int i = 1; i <= count; i++) {
            api.table(70100 + i, JUNE.plusDays(5 + i / 2), "motion " + i, 1);
        }
    }

    private void spoil(int times, UnaryOperator<String> change, String skip) {
        int[] left = {times};
        recorded.answer(LIST, request -> {
            Reply reply = api.list(request);
            return skip.equals(request.query().get("parameters.skip")) && left[0]-- > 0
                    ? Reply.json(change.apply(reply.body()))
                    : reply;
        });
    }

    private static RecordedParliament.Request at(RecordedParliament.Request request, int skip, int take) {
        Map<String, String> query = new HashMap<>(request.query());
        query.put("parameters.skip", String.valueOf(skip));
        query.put("parameters.take", String.valueOf(take));
        return new RecordedParliament.Request(request.path(), request.groups(), query, request.headers());
    }

    private void assertRefused(String trouble, String nextStep) {
        assertThat(parliament.read("motions")).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.trouble()).contains(trouble);
            assertThat(failed.nextStep()).contains(nextStep);
        });
    }

    private static List<String> remarks(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).reading().remarks();
    }

    private String read() {
        return read(Options.USUAL);
    }

    private String read(Options options) {
        Outcome outcome = parliament.read("motions", options);
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        StringBuilder counts = new StringBuilder();
        ((Outcome.Done) outcome)
                .reading()
                .counts()
                .forEach((what, number) ->
                        counts.append(counts.isEmpty() ? "" : ", ").append(what + " " + number));
        assertThat(((Outcome.Done) outcome).reading().remarks()).isEmpty();
        return counts.toString();
    }

    private Motion get(String number) {
        return motions.findMotion(new MotionName("2026-27", number)).orElseThrow();
    }

    private List<String> events() {
        return list("select number || ' ' || kind || ' ' || coalesce(member_id::text, 'null') || ' '"
                + " || coalesce(on_date::text, 'null') from motion_event join motion on motion.id = motion_id"
                + " order by motion_event.id");
    }

    /** Motions and names, and when each row was written. */
    private List<String> rows() {
        return list(
                "select 'motion ' || edm_id || ' ' || xmin || ctid from motion union all"
                        + " select 'signature ' || motion_id || ' ' || member_id || ' ' || xmin || ctid from signature order by 1");
    }

    private long count(String table) {
        return Long.parseLong(list("select count(*)::text from " + table).getFirst());
    }

    private List<String> list(String sql) {
        return parliament.database().jdbc().sql(sql).query(String.class).list();
    }
}
