package org.centrallobby.motions.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.centrallobby.Parliament;
import org.centrallobby.SharedData;
import org.centrallobby.members.names.MemberNames;
import org.centrallobby.members.names.MemberNames.Likely;
import org.centrallobby.motions.MotionStatus;
import org.centrallobby.motions.search.QuestionReader.Asked;
import org.centrallobby.motions.search.QuestionReader.BadFilter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Real motions and the real House, searched. */
class MotionSearchTest {
    private static Parliament parliament;
    private static MotionSearch search;

    @BeforeAll
    static void start() throws Exception {
        parliament = Parliament.at("2026-11-23T12:00:00Z");
        search = parliament.get(MotionSearch.class);
        parliament.take("constituencies", SharedData.file("constituencies/constituencies_2024.csv"));
        parliament.take("constituencies", SharedData.file("constituencies/constituencies_1997_2024_mnis.csv"));
        parliament.take("sessions", SharedData.file("calendar/sessions.csv"));
        parliament.take("members", SharedData.file("people/mps_current.csv"));
        parliament.take("members", SharedData.file("people/mps_2008-12-16.csv"), "2008-12-16");
        parliament.take("motions", SharedData.file("edm/motions_real.json"));
        parliament.take("motions", SharedData.file("edm/motions_legacy.json"));
    }

    @AfterAll
    static void stop() {
        parliament.close();
    }

    @Test
    void the_motion_with_which_it_began_is_found_by_words_of_its_title() {
        assertThat(names(find("q", "child protection haringey")).getFirst()).isEqualTo("53 of 2008-09");
    }

    @Test
    void a_motion_is_found_by_its_number() {
        for (String cited :
                List.of("53", "EDM 53", "edm 53 of 2008-09", "53 of 2008-09", "53 2008-09", "EDM 53 (2008-09)")) {
            assertThat(names(find("q", cited)).getFirst()).as(cited).isEqualTo("53 of 2008-09");
        }
        assertThat(find("q", "53 of 2009-10").motions()).isEmpty();
    }

    @Test
    void a_name_with_a_slip_finds_its_member() {
        MemberNames members = parliament.get(MemberNames.class);
        for (String typed : List.of("fetherstone", "Lynne Fetherstone", "LYNNE FEATHERSTONE", "featherstone")) {
            assertThat(members.listLike(typed, 3).getFirst().member().name())
                    .as(typed)
                    .isEqualTo("Lynne Featherstone");
        }
        assertThat(members.listLike("Sian Berry", 1)).extracting(Likely::exact).containsExactly(true);
        assertThat(members.listNamed("FEATHERSTONE, Lynne", 3))
                .extracting(one -> one.member().name())
                .containsExactly("Lynne Featherstone");
        assertThat(members.listNamed("sian berry", 3)).hasSize(1);
        assertThat(members.listNamed("fetherstone", 3)).isEmpty();
        assertThat(members.listLike("child protection haringey", 3)).isEmpty();
        assertThat(members.listLike("53 of 2008-09", 3)).isEmpty();
        assertThat(members.listLike("'; drop table member; --", 3)).isEmpty();
    }

    @Test
    void what_a_member_signed_or_sponsored_is_reachable() {
        assertThat(names(find("member", "1531"))).contains("53 of 2008-09");
        assertThat(names(find("sponsor", "1531"))).containsExactly("53 of 2008-09");
        assertThat(find("sponsor", "172").motions())
                .noneMatch(motion -> !Integer.valueOf(172).equals(motion.sponsorId()));
    }

    @Test
    void filters_and_counts_agree() {
        Found all = find();
        assertThat(all.counts().total()).isEqualTo(9);
        assertThat(all.motions()).hasSize(9);
        all.counts()
                .sessions()
                .forEach((session, motions) ->
                        assertThat(find("session", session).counts().total()).isEqualTo(motions));
        all.counts()
                .parties()
                .forEach((party, motions) -> assertThat(
                                find("party", party.isEmpty() ? QuestionReader.NOT_KNOWN : party)
                                        .counts()
                                        .total())
                        .isEqualTo(motions));
        all.counts()
                .nations()
                .forEach((nation, motions) -> assertThat(
                                find("nation", nation.isEmpty() ? QuestionReader.NOT_KNOWN : nation)
                                        .counts()
                                        .total())
                        .isEqualTo(motions));
        for (MotionStatus status : MotionStatus.values()) {
            assertThat(find("status", status.name()).counts().total())
                    .as(status.name())
                    .isEqualTo(all.counts().statuses().getOrDefault(status, 0L));
        }
        assertThat(find("from", "2008-12-03", "to", "2008-12-03").motions()).isNotEmpty();
        assertThat(find("from", "2026-11-23").motions()).isEmpty();
    }

    @Test
    void pages_follow_each_other_and_hold_each_motion_once() {
        for (String sort : List.of("date", "signatures", "newest-signature")) {
            List<String> whole = names(find("sort", sort));
            for (int page = 1; page <= 9; page++) {
                assertThat(names(find("sort", sort, "size", "1", "page", String.valueOf(page))))
                        .containsExactly(whole.get(page - 1));
            }
        }
        List<String> ranked = names(find("q", "house"));
        assertThat(names(find("q", "house", "size", "2", "page", "2"))).isEqualTo(ranked.subList(2, 4));
    }

    @Test
    void a_motion_that_changes_is_found_by_what_it_became() {
        Parliament own = parliament;
        own.database()
                .jdbc()
                .sql(
                        "update motion set motion_text = motion_text || ' Quokkas.' where session = '2008-09' and number = '53'")
                .update();
        assertThat(names(find("q", "quokka"))).containsExactly("53 of 2008-09");
        own.database()
                .jdbc()
                .sql("update motion set motion_text = replace(motion_text, ' Quokkas.', '')")
                .update();
        assertThat(find("q", "quokka").motions()).isEmpty();
    }

    @Test
    void words_that_look_like_sql_or_operators_are_words() {
        for (String typed : List.of(
                "'; drop table motion; --",
                "haringey' or '1'='1",
                "\\'; select pg_sleep(9); --",
                "a:* & !b | (c",
                "\"",
                "-",
                "--haringey",
                "%",
                "\0",
                "{{7*7}}",
                "ıİ ŞĞ",
                "𝕳𝖆𝖗𝖎𝖓𝖌𝖊𝖞")) {
            assertThat(find("q", typed).counts().total()).as(typed).isGreaterThanOrEqualTo(0);
        }
        assertThat(names(find("q", "INQUIRY HARINGEY"))).contains("53 of 2008-09");
        assertThat(names(find("q", "\"child protection\" -haringey"))).doesNotContain("53 of 2008-09");
        assertThat(names(find("q", "wombat or haringey"))).contains("53 of 2008-09");
    }

    @Test
    void a_filter_that_says_nothing_is_named() {
        assertThat(bad("from", "3 December")).isEqualTo(new BadFilter("from", "date"));
        assertThat(bad("from", "2009-01-02", "to", "2009-01-01")).isEqualTo(new BadFilter("to", "order"));
        assertThat(bad("session", "2008")).isEqualTo(new BadFilter("session", "session"));
        assertThat(bad("status", "open ")).isNull();
        assertThat(bad("status", "ajar")).isEqualTo(new BadFilter("status", "choice"));
        assertThat(bad("member", "Featherstone")).isEqualTo(new BadFilter("member", "number"));
        assertThat(bad("prayer", "maybe")).isEqualTo(new BadFilter("prayer", "choice"));
        assertThat(bad("page", "501")).isEqualTo(new BadFilter("page", "far"));
        assertThat(bad("page", "0")).isEqualTo(new BadFilter("page", "number"));
        assertThat(bad("size", "101")).isEqualTo(new BadFilter("size", "far"));
        assertThat(bad("colour", "green")).isEqualTo(new BadFilter("colour", "unknown"));
        assertThat(bad("q", "x".repeat(201))).isEqualTo(new BadFilter("q", "long"));
    }

    private static @Nullable BadFilter bad(String... parameters) {
        return QuestionReader.read(map(parameters), 20) instanceof BadFilter filter ? filter : null;
    }

    private static Found find(String... parameters) {
        Asked asked = (Asked) QuestionReader.read(map(parameters), 20);
        return search.find(asked.question());
    }

    private static List<String> names(Found found) {
        return found.motions().stream().map(motion -> motion.name().toString()).toList();
    }

    private static Map<String, String> map(String... parameters) {
        Map<String, String> map = new HashMap<>();
        for (int at = 0; at < parameters.length; at += 2) {
            map.put(parameters[at], parameters[at + 1]);
        }
        return map;
    }
}
