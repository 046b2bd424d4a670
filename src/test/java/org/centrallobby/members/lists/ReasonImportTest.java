package org.centrallobby.members.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.centrallobby.Parliament;
import org.centrallobby.TestClock;
import org.centrallobby.kit.imports.ImportRefused;
import org.centrallobby.kit.imports.Tally;
import org.centrallobby.members.Member;
import org.centrallobby.members.Members;
import org.centrallobby.members.NonSigning;
import org.centrallobby.members.NonSigning.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReasonImportTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");
    private static final String PPS = "1,PPS,She assists a minister.,https://posts.test/1,2026-09-01,";

    private final Parliament parliament = Parliament.at("2026-11-23T12:00:00Z");
    private final Members members = parliament.get(Members.class);

    @BeforeEach
    void know() {
        members.saveMember(new Member(1, "Ada Thorne", "Labour", false));
        members.saveMember(new Member(2, "Ben Hale", "Labour", false));
    }

    @AfterEach
    void close() {
        parliament.close();
    }

    @Test
    void an_operators_reason_has_its_source_and_its_days() throws ImportRefused {
        assertThat(take(PPS, "2,says they never sign,He says so.,https://hale.test/faq,,"))
                .hasToString("read 2, new 2, changed 0, unchanged 0, left out 0");

        NonSigning reason = members.findNonSigning(1, TODAY).orElseThrow();
        assertThat(reason.reason()).isEqualTo(Reason.POST_HOLDER);
        assertThat(reason.explanation()).isEqualTo("She assists a minister.");
        assertThat(reason.source()).isEqualTo("https://posts.test/1");
        assertThat(members.findNonSigning(1, LocalDate.parse("2026-08-31"))).isEmpty();
        assertThat(members.findNonSigning(2, TODAY)).map(NonSigning::reason).contains(Reason.STATED_POLICY);
        assertThat(members.findNonSigning(2, TODAY.minusDays(1))).isEmpty();
    }

    @Test
    void a_row_that_is_gone_ends_and_the_past_stays() throws ImportRefused {
        String other = "2,policy,He says so.,https://hale.test/faq,2026-01-01,";
        take(PPS, other);
        parliament.get(TestClock.class).set(Instant.parse("2026-11-25T12:00:00Z"));

        Tally tally = take(other);

        assertThat(tally).hasToString("read 1, new 0, changed 0, unchanged 1, left out 0");
        assertThat(members.findNonSigning(1, LocalDate.parse("2026-11-25"))).isEmpty();
        assertThat(members.findNonSigning(1, LocalDate.parse("2026-11-24"))).isPresent();
        assertThat(members.findNonSigning(2, LocalDate.parse("2026-11-25"))).isPresent();
    }

    @Test
    void a_faulty_row_is_left_out_and_ends_nothing() throws ImportRefused {
        take(PPS);

        Tally tally = take("1,because,She assists a minister.,https://posts.test/1,,", "99,PPS,Nobody.,x,,");

        assertThat(tally).hasToString("read 2, new 0, changed 0, unchanged 0, left out 2");
        assertThat(members.findNonSigning(1, TODAY)).isPresent();
    }

    private Tally take(String... rows) throws ImportRefused {
        List<String> lines = new ArrayList<>(List.of("mnis_id,reason,explanation,source,from_date,to_date"));
        lines.addAll(List.of(rows));
        return parliament.take("reasons", parliament.file("reasons.csv", lines.toArray(String[]::new)), null);
    }
}
