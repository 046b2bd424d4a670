package org.centrallobby.starter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.centrallobby.calendar.Session;
import org.centrallobby.calendar.Sessions;
import org.centrallobby.members.Member;
import org.centrallobby.members.Members;
import org.centrallobby.motions.Motion;
import org.centrallobby.motions.MotionName;
import org.centrallobby.motions.Motions;
import org.centrallobby.motions.ReportedCount;
import org.centrallobby.motions.Signature;
import org.springframework.stereotype.Component;

/**
 * The motion with which it began: EDM 53 of 2008-09. All of it is true, and what is not known is left out: of its names we
 * hold the first, and the count is what a page of the time reported.
 */
@Component
class HaringeyMotion {
    private static final MotionName NAME = new MotionName("2008-09", "53");
    private static final int EDM_ID = 37_045;
    private static final Member FEATHERSTONE = new Member(1531, "Lynne Featherstone", "Liberal Democrat", false);
    private final Sessions sessions;
    private final Members members;
    private final Motions motions;

    HaringeyMotion(Sessions sessions, Members members, Motions motions) {
        this.sessions = sessions;
        this.members = members;
        this.motions = motions;
    }

    /** Adds what is missing; never changes what an import has brought since. */
    void lay(Instant now) {
        addSession(new Session("2008-09", LocalDate.of(2008, 12, 3), LocalDate.of(2009, 11, 12)));
        addSession(new Session("2024-26", LocalDate.of(2024, 7, 9), LocalDate.of(2026, 4, 30)));
        addSession(new Session("2026-27", LocalDate.of(2026, 5, 13), null));
        if (motions.findMotion(NAME).isPresent()) {
            return;
        }
        if (members.findMember(FEATHERSTONE.mnisId()).isEmpty()) {
            members.saveMember(FEATHERSTONE);
        }
        LocalDate tabledOn = LocalDate.of(2008, 12, 3);
        motions.save(new Motion(
                0,
                EDM_ID,
                NAME,
                "Public inquiry into child protection in Haringey",
                "",
                tabledOn,
                false,
                null,
                null,
                false,
                new ReportedCount(39, "December 2008", "fhld.uk/news/article/learning-the-lessons-from-baby-p"),
                "Parliament’s early day motions, EDM 53 of 2008-09",
                now,
                false,
                List.of(new Signature(FEATHERSTONE, 1, null, false, null))));
    }

    private void addSession(Session session) {
        if (sessions.findByCitation(session.citation()).isEmpty()) {
            sessions.save(session);
        }
    }
}
