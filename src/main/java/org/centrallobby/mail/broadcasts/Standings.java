package org.centrallobby.mail.broadcasts;

import java.util.List;
import org.centrallobby.mail.broadcasts.Broadcast.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How broadcasts stand, for whoever runs the site: numbers, and nobody's address. */
@Component
public final class Standings {
    private final JdbcClient database;

    Standings(JdbcClient database) {
        this.database = database;
    }

    /**
     * How one stands.
     *
     * @param list its name for people
     * @param waiting who has not got it and may yet
     * @param cancelled who will not get it: it was taken back, or they left the list meanwhile
     */
    public record Standing(
            long id,
            String list,
            State state,
            long waiting,
            long accepted,
            long refused,
            long givenUp,
            long cancelled) {}

    /** Those that have not ended, oldest first. */
    public List<Standing> listLive() {
        return list("b.finished_at is null", "b.id");
    }

    /** The latest, ended or not, newest first. */
    public List<Standing> listLatest() {
        return list("true", "b.id desc limit 20");
    }

    private List<Standing> list(String which, String order) {
        return database.sql("""
                        select b.id, coalesce(b.list_name, b.list) as list, b.state,
                               (select count(*) from broadcast_todo d where d.broadcast_id = b.id) as waiting,
                               coalesce(t.accepted, 0) as accepted, coalesce(t.refused, 0) as refused,
                               coalesce(t.given_up, 0) as given_up, coalesce(t.cancelled, 0) as cancelled
                        from broadcast b
                        left join lateral (
                            select sum(number) filter (where ending = 'ACCEPTED') as accepted,
                                   sum(number) filter (where ending = 'REFUSED') as refused,
                                   sum(number) filter (where ending = 'GIVEN_UP') as given_up,
                                   sum(number) filter (where ending = 'CANCELLED') as cancelled
                            from broadcast_tally where broadcast_id = b.id) t on true
                        where %s order by %s
                        """.formatted(which, order)).query(Standing.class).list();
    }
}
