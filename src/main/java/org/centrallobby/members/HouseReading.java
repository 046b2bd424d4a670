package org.centrallobby.members;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.centrallobby.kit.time.SqlTime;
import org.centrallobby.members.House.Abstention;
import org.centrallobby.members.House.Origin;
import org.centrallobby.members.House.Seating;
import org.centrallobby.members.NonSigning.Reason;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the whole House out of the tables that {@link Members} writes. */
final class HouseReading {
    private final JdbcClient database;
    private final AtomicLong editions = new AtomicLong();

    HouseReading(JdbcClient database) {
        this.database = database;
    }

    House read() {
        return House.of(
                editions.incrementAndGet(),
                readMembers(),
                readSeatings(),
                readContacts(),
                readAbstentions(),
                readAsOf());
    }

    private List<Member> readMembers() {
        return database.sql("select mnis_id, name, party, demonstration from member")
                .query(Member.class)
                .list();
    }

    private List<Seating> readSeatings() {
        return database.sql("""
                        select member_id, constituency_id as seat_id, from_date as "from", to_date as "to", party, snapshot
                        from membership
                        """).query(Seating.class).list();
    }

    private Map<Integer, Contact> readContacts() {
        Map<Integer, Contact> contacts = new HashMap<>();
        database.sql("select member_id, email, phone, postal_address, source, read_at from contact")
                .query(row -> {
                    contacts.put(
                            row.getInt("member_id"),
                            new Contact(
                                    row.getString("email"),
                                    row.getString("phone"),
                                    row.getString("postal_address"),
                                    row.getString("source"),
                                    row.getTimestamp("read_at").toInstant()));
                });
        return contacts;
    }

    /** What Parliament says of a post goes before what an operator or a list says of it. */
    private List<Abstention> readAbstentions() {
        return database.sql("""
                        select member_id, reason, explanation, source, from_date, to_date, origin, read_at
                        from non_signing
                        order by member_id, array_position(array['PARLIAMENT', 'OPERATOR', 'LIST'], origin),
                                 from_date nulls first, id
                        """).query((row, number) -> abstention(row)).list();
    }

    private static Abstention abstention(ResultSet row) throws SQLException {
        LocalDate from = row.getObject("from_date", LocalDate.class);
        NonSigning reason = new NonSigning(
                Reason.valueOf(row.getString("reason")),
                row.getString("explanation"),
                row.getString("source"),
                from,
                SqlTime.instantOrNull(row, "read_at"));
        return new Abstention(
                row.getInt("member_id"),
                reason,
                from,
                row.getObject("to_date", LocalDate.class),
                Origin.valueOf(row.getString("origin")));
    }

    private Optional<Instant> readAsOf() {
        return database.sql("select max(read_at) from membership where not snapshot")
                .query((row, number) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
                .single();
    }
}
