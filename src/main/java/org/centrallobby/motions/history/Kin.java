package org.centrallobby.motions.history;

import java.time.LocalDate;
import java.util.List;
import org.centrallobby.motions.Motion;
import org.centrallobby.motions.MotionName;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Motions of the same title in other Sessions: a motion that fell is often tabled again. */
@Component
public class Kin {
    private static final int MOST = 20;

    /** A motion of the same title. */
    public record Namesake(MotionName name, String title, LocalDate tabledOn, int names, boolean complete) {}

    private final JdbcClient database;

    Kin(JdbcClient database) {
        this.database = database;
    }

    /** By the day of tabling, the earliest first; capitals, accents and points do not matter. Amendments are not kin. */
    public List<Namesake> list(Motion motion) {
        return database.sql("""
                        select session, number, title, tabled_on, name_count, signatories_complete
                        from motion
                        where md5(plain_title(title)) = md5(plain_title(:title)) and plain_title(title) <> '' and session <> :session
                            and number not like '%A%' and demonstration = :demonstration
                        order by tabled_on, id
                        limit :limit
                        """)
                .param("title", motion.title())
                .param("session", motion.name().session())
                .param("demonstration", motion.demonstration())
                .param("limit", MOST)
                .query((row, number) -> new Namesake(
                        new MotionName(row.getString("session"), row.getString("number")),
                        row.getString("title"),
                        row.getObject("tabled_on", LocalDate.class),
                        row.getInt("name_count"),
                        row.getBoolean("signatories_complete")))
                .list();
    }
}
