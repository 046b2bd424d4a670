package org.centrallobby.members;

import static org.centrallobby.kit.time.SqlTime.sql;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.centrallobby.kit.database.Columns;
import org.centrallobby.members.House.Abstention;
import org.centrallobby.members.House.Origin;
import org.centrallobby.members.House.Seating;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The statements that change what {@link HouseReading} reads; {@link Members} tells of the change. */
final class HouseWriting {
    private final JdbcClient database;

    HouseWriting(JdbcClient database) {
        this.database = database;
    }

    void save(Member member) {
        database.sql("""
                        insert into member (mnis_id, name, sort_name, party, demonstration)
                        values (:id, :name, :sort, :party, :demonstration)
                        on conflict (mnis_id) do update
                        set name = excluded.name, sort_name = excluded.sort_name, party = excluded.party
                        """)
                .param("id", member.mnisId())
                .param("name", member.name())
                .param("sort", sortName(member.name()))
                .param("party", member.party())
                .param("demonstration", member.demonstration())
                .update();
    }

    void saveUnknown(List<Member> members) {
        Columns unknown = new Columns();
        members.forEach(member -> unknown.add(
                member.mnisId(), member.name(), sortName(member.name()), member.party(), member.demonstration()));
        database.sql("""
                        insert into member (mnis_id, name, sort_name, party, demonstration)
                        select * from unnest(cast(? as int[]), cast(? as text[]), cast(? as text[]),
                                             cast(? as text[]), cast(? as boolean[]))
                        on conflict (mnis_id) do nothing
                        """).params(unknown.arrays()).update();
    }

    void save(Seating seating, Instant readAt) {
        database.sql("""
                        insert into membership (member_id, constituency_id, from_date, to_date, party, snapshot, read_at)
                        values (:member, :seat, :from, :to, :party, :snapshot, :readAt)
                        """)
                .param("member", seating.memberId())
                .param("seat", seating.seatId())
                .param("from", seating.from())
                .param("to", seating.to())
                .param("party", seating.party())
                .param("snapshot", seating.snapshot())
                .param("readAt", sql(readAt))
                .update();
    }

    void delete(Seating seating) {
        database.sql("""
                        delete from membership
                        where member_id = :member and constituency_id = :seat and from_date = :from
                        """)
                .param("member", seating.memberId())
                .param("seat", seating.seatId())
                .param("from", seating.from())
                .update();
    }

    int dissolve(LocalDate lastDay, Instant knownBefore, Instant now) {
        return database.sql("""
                        update membership set to_date = :last, read_at = :now
                        where not snapshot and from_date <= :last and (to_date is null or to_date > :last)
                          and read_at < :before
                          and member_id in (select mnis_id from member where not demonstration)
                        """)
                .param("last", lastDay)
                .param("now", sql(now))
                .param("before", sql(knownBefore))
                .update();
    }

    /** An address from somebody else makes Parliament's next answer new to us, whatever its validator says. */
    void save(int member, Contact contact) {
        database.sql("delete from member_answer where member_id = ? and part = 'CONTACT'")
                .param(member)
                .update();
        database.sql("""
                        insert into contact (member_id, email, phone, postal_address, source, read_at)
                        values (:member, :email, :phone, :address, :source, :readAt)
                        on conflict (member_id) do update
                        set email = excluded.email, phone = excluded.phone, postal_address = excluded.postal_address,
                            source = excluded.source, read_at = excluded.read_at
                        """)
                .param("member", member)
                .param("email", contact.email())
                .param("phone", contact.phone())
                .param("address", contact.postalAddress())
                .param("source", contact.source())
                .param("readAt", sql(contact.readAt()))
                .update();
    }

    void save(Abstention abstention) {
        NonSigning reason = abstention.reason();
        Instant readAt = reason.readAt();
        database.sql("""
                        insert into non_signing
                               (member_id, reason, explanation, source, from_date, to_date, origin, read_at)
                        values (:member, :reason, :explanation, :source, :from, :to, :origin, :readAt)
                        """)
                .param("member", abstention.memberId())
                .param("reason", reason.reason().name())
                .param("explanation", reason.explanation())
                .param("source", reason.source())
                .param("from", abstention.from())
                .param("to", abstention.to())
                .param("origin", abstention.origin().name())
                .param("readAt", readAt == null ? null : sql(readAt))
                .update();
    }

    void end(Abstention known, @Nullable LocalDate lastDay) {
        boolean never = lastDay != null && known.from() != null && lastDay.isBefore(known.from());
        String which = """
                 where member_id = :member and origin = :origin and reason = :reason and source = :source
                   and explanation = :explanation and from_date is not distinct from :from
                """;
        JdbcClient.StatementSpec statement = never
                ? database.sql("delete from non_signing" + which)
                : database.sql("update non_signing set to_date = :last" + which).param("last", lastDay, Types.DATE);
        statement
                .param("member", known.memberId())
                .param("origin", known.origin().name())
                .param("reason", known.reason().reason().name())
                .param("source", known.reason().source())
                .param("explanation", known.reason().explanation())
                .param("from", known.from(), Types.DATE)
                .update();
    }

    void confirm(Origin origin, Instant now) {
        database.sql("update non_signing set read_at = :now where origin = :origin and to_date is null")
                .param("now", sql(now))
                .param("origin", origin.name())
                .update();
    }

    void removeDemonstration() {
        for (String table : List.of("non_signing", "contact", "membership")) {
            database.sql("delete from " + table
                            + " where member_id in (select mnis_id from member where demonstration)")
                    .update();
        }
        database.sql("delete from member where demonstration").update();
    }

    /** "Hoyle, Sir Lindsay": good enough to put names in order. */
    private static String sortName(String name) {
        int space = name.lastIndexOf(' ');
        String sorted = space < 0 ? name : name.substring(space + 1) + ", " + name.substring(0, space);
        return sorted.toLowerCase(Locale.ROOT);
    }
}
