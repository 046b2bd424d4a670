package org.centrallobby.motions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.centrallobby.Parliament;
import org.centrallobby.SharedData;
import org.centrallobby.kit.imports.ImportRefused;
import org.centrallobby.members.Contact;
import org.centrallobby.members.Member;
import org.centrallobby.members.Members;
import org.centrallobby.members.Membership;
import org.centrallobby.motions.Stance.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The real House, today and on a day of 2008, and real motions. */
class ParliamentTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");
    private static final LocalDate THEN = LocalDate.parse("2008-12-16");
    private final Parliament parliament = Parliament.at("2026-11-23T12:00:00Z");
    private final Members members = parliament.get(Members.class);
    private final Motions motions = parliament.get(Motions.class);

    @AfterEach
    void close() {
        parliament.close();
    }

    @Test
    void the_real_house_and_real_motions_are_taken_whole_and_twice() throws ImportRefused {
        parliament.takeTwice("constituencies", SharedData.file("constituencies/constituencies_2024.csv"), null);
        parliament.takeTwice(
                "constituencies", SharedData.file("constituencies/constituencies_1997_2024_mnis.csv"), null);
        parliament.takeTwice("sessions", SharedData.file("calendar/sessions.csv"), null);
        assertThat(parliament
                        .takeTwice("members", SharedData.file("people/mps_current.csv"), null)
                        .toString())
                .isEqualTo("read 650, new 650, changed 0, unchanged 0, left out 0");
        assertThat(parliament
                        .takeTwice("members", SharedData.file("people/mps_2008-12-16.csv"), "2008-12-16")
                        .toString())
                .isEqualTo("read 646, new 646, changed 0, unchanged 0, left out 0");
        assertThat(parliament
                        .takeTwice("motions", SharedData.file("edm/motions_real.json"), null)
                        .toString())
                .isEqualTo("read 7, new 6, changed 0, unchanged 0, left out 1");
        assertThat(parliament
                        .takeTwice("motions", SharedData.file("edm/motions_legacy.json"), null)
                        .toString())
                .isEqualTo("read 3, new 3, changed 0, unchanged 0, left out 0");

        theHouse();
        aCompleteMotion();
        theMotionOf2008();
    }

    private void theHouse() {
        assertThat(members.listSitting(TODAY)).hasSize(650);
        assertThat(members.listSitting(THEN)).hasSize(646);
        assertThat(members.listSitting(THEN.plusDays(1))).isEmpty();
        assertThat(members.listSitting(TODAY).stream()
                        .map(membership ->
                                members.findContact(membership.member().mnisId()))
                        .filter(contact -> contact.map(Contact::email).isEmpty()))
                .hasSize(10);
        Membership aberavon = members.findSitting(5, THEN).orElseThrow();
        assertThat(aberavon.member().name()).isEqualTo("Hywel Francis");
        assertThat(members.findSitting(5, TODAY)).isEmpty();
        assertThat(members.findMember(172)).map(Member::name).contains("Ms Diane Abbott");
    }

    private void aCompleteMotion() {
        Motion motion = motions.findMotion(new MotionName("2024-26", "1120")).orElseThrow();
        Stance abbott = motions.stanceOf(motion, members.findMember(172).orElseThrow());
        assertThat(motions.statusOf(motion)).isEqualTo(MotionStatus.FALLEN);
        assertThat(motion.edmId()).isNull();
        assertThat(motion.signatures()).hasSize(14);
        assertThat(abbott).isEqualTo(new Stance(Kind.SIGNED, null, null, 2, motion.readAt(), null));
        assertThat(stance(motion, 4523)).isEqualTo(Kind.NOT_SIGNED);
        // The Speaker of today is known for today; that motion fell before.
        assertThat(stance(motion, 467)).isEqualTo(Kind.NOT_SIGNED);
        assertThat(stance(motion, 4245)).isEqualTo(Kind.DOES_NOT_SIGN);
    }

    private void theMotionOf2008() {
        Motion motion = motions.findByEdmId(37045).orElseThrow();
        assertThat(motion.name()).isEqualTo(new MotionName("2008-09", "53"));
        assertThat(motion.signatoriesComplete()).isFalse();
        assertThat(motion.reportedCount())
                .isNotNull()
                .extracting(ReportedCount::count)
                .isEqualTo(39);
        assertThat(motion.text()).startsWith("That this House deeply regrets");
        assertThat(stance(motion, 1531)).isEqualTo(Kind.SIGNED);
        for (Membership membership : members.listSitting(THEN)) {
            if (membership.member().mnisId() != 1531) {
                assertThat(motions.stanceOf(motion, membership.member()).kind()).isEqualTo(Kind.UNKNOWN);
            }
        }
    }

    private Kind stance(Motion motion, int mnisId) {
        return motions.stanceOf(motion, members.findMember(mnisId).orElseThrow())
                .kind();
    }
}
