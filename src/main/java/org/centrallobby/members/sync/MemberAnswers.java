package org.centrallobby.members.sync;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.centrallobby.kit.http.Validator;
import org.centrallobby.kit.time.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What we remember of Parliament's answers: how to ask whether one has changed, and which days of the past are read. */
@Repository
class MemberAnswers {
    /** The parts of what Parliament answers about a Member. */
    enum Part {
        CONTACT,
        BIOGRAPHY
    }

    /** An answer about a Member. */
    record Asked(int member, Part part) {}

    private final JdbcClient database;
    private final InstantSource clock;

    MemberAnswers(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    Map<Asked, Validator> readValidators() {
        Map<Asked, Validator> validators = new HashMap<>();
        database.sql("select member_id, part, etag, last_modified from member_answer")
                .query(row -> {
                    validators.put(
                            new Asked(row.getInt("member_id"), Part.valueOf(row.getString("part"))),
                            new Validator(row.getString("etag"), row.getString("last_modified")));
                });
        return validators;
    }

    /** In the transaction that applies the answer. */
    void save(Asked key, @Nullable Validator validator) {
        if (validator == null) {
            database.sql("delete from member_answer where member_id = ? and part = ?")
                    .param(key.member())
                    .param(key.part().name())
                    .update();
            return;
        }
        database.sql("""
                        insert into member_answer (member_id, part, etag, last_modified) values (?, ?, ?, ?)
                        on conflict (member_id, part) do update
                        set etag = excluded.etag, last_modified = excluded.last_modified
                        """)
                .param(key.member())
                .param(key.part().name())
                .param(validator.etag())
                .param(validator.lastModified())
                .update();
    }

    Set<LocalDate> readPastDays() {
        return new HashSet<>(database
                .sql("select day from past_house")
                .query((row, number) -> Optional.ofNullable(row.getObject("day", LocalDate.class)))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList());
    }

    /** In the transaction that applies the day. */
    void savePastDay(LocalDate day, int members) {
        database.sql("insert into past_house (day, members, read_at) values (?, ?, ?) on conflict (day) do nothing")
                .param(day)
                .param(members)
                .param(SqlTime.sql(clock.instant()))
                .update();
    }
}
