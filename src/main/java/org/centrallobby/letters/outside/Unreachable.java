package org.centrallobby.letters.outside;

import static org.centrallobby.kit.time.SqlTime.sql;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.centrallobby.kit.jobs.RecurringJob;
import org.centrallobby.mail.tasks.TaskKind;
import org.centrallobby.mail.tasks.Tasks;
import org.centrallobby.members.Contact;
import org.centrallobby.members.Member;
import org.centrallobby.members.Members;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Members whom constituents wanted to write to and whose offices have no e-mail address that we know of. The operator is
 * told once for each, however many visitors come and whether the task is still open or not; once there is an address the
 * task is closed, and a later loss is told anew.
 */
@Component
public class Unreachable implements RecurringJob {
    private final JdbcClient database;
    private final Members members;
    private final Tasks tasks;
    private final InstantSource clock;

    Unreachable(JdbcClient database, Members members, Tasks tasks, InstantSource clock) {
        this.database = database;
        this.members = members;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** Somebody wanted to write to this Member and could not. */
    @Transactional
    public void tell(Member member) {
        boolean news = database.sql("""
                                insert into member_without_address (member_id, told_at) values (:member, :now)
                                on conflict do nothing
                                """)
                        .param("member", member.mnisId())
                        .param("now", sql(clock.instant()))
                        .update()
                == 1;
        if (news) {
            tasks.open(
                    TaskKind.OFFICE_WITHOUT_ADDRESS,
                    reference(member.mnisId()),
                    "A constituent wanted to write to " + member.name() + ", whose office has no e-mail address here.");
        }
    }

    @Override
    public String name() {
        return "members-without-address";
    }

    @Override
    public Duration pause() {
        return Duration.ofHours(1);
    }

    /** Closes what has mended itself. */
    @Override
    @Transactional
    public void runOnce() {
        List<Integer> told = database.sql("select member_id from member_without_address")
                .query(Integer.class)
                .list();
        for (int member : told) {
            if (members.findContact(member).map(Contact::email).isPresent()) {
                database.sql("delete from member_without_address where member_id = :member")
                        .param("member", member)
                        .update();
                tasks.closeAbout(TaskKind.OFFICE_WITHOUT_ADDRESS, reference(member));
            }
        }
    }

    private static String reference(int member) {
        return "member " + member;
    }
}
