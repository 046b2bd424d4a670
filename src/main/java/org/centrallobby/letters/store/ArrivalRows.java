package org.centrallobby.letters.store;

import static org.centrallobby.kit.time.SqlTime.sql;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.centrallobby.letters.Letter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How letters come into their table: those of one moment by one statement, in the order of their forms, so that two such
 * statements with the same forms do not wait for each other in a ring.
 */
record ArrivalRows(JdbcClient database) {
    List<Optional<Letter>> add(List<Arrival> arrivals, Instant now) {
        Map<String, Letter> kept = database
                .sql("""
                        insert into letter (reference, state, last_event, moved_at, kind, joint, campaign, motion_id, member_id,
                                            constituency_id, stance, motion_status, wrapped_key, sealed, contact_key,
                                            contact_sealed, email_hash, form_id, consent_version, consented_at,
                                            written_at, state_since, demonstration, often_by_network)
                        select reference, 'UNCONFIRMED', 'WRITE', :now, kind, joint, campaign, motion_id, member_id,
                               constituency_id, stance, motion_status, wrapped_key, sealed, contact_key,
                               contact_sealed, email_hash, form_id, consent_version, :now,
                               :now, :now, demonstration, often_by_network
                        from unnest(:references, :kinds, :joints, :campaigns, :motions, :members, :constituencies, :stances,
                                    :statuses, :wrappedKeys, :texts, :contactKeys, :contacts, :emailHashes, :forms::uuid[],
                                    :consents, :demonstrations, :oftens)
                            as arrival (reference, kind, joint, campaign, motion_id, member_id, constituency_id, stance,
                                        motion_status, wrapped_key, sealed, contact_key, contact_sealed, email_hash, form_id,
                                        consent_version, demonstration, often_by_network)
                        order by form_id
                        on conflict (form_id) do nothing
                        returning *
                        """)
                .param("references", texts(arrivals, Arrival::reference))
                .param("kinds", texts(arrivals, one -> one.draft().kind().name()))
                .param("joints", flags(arrivals, one -> one.draft().joint()))
                .param("campaigns", texts(arrivals, one -> one.draft().campaign()))
                .param(
                        "motions",
                        arrivals.stream().map(one -> one.draft().motionId()).toArray(Long[]::new))
                .param("members", numbers(arrivals, one -> one.draft().memberId()))
                .param("constituencies", numbers(arrivals, one -> one.draft().constituencyId()))
                .param(
                        "stances",
                        texts(arrivals, one -> LetterRows.name(one.shown().stance())))
                .param(
                        "statuses",
                        texts(arrivals, one -> LetterRows.name(one.shown().status())))
                .param("wrappedKeys", bytes(arrivals, one -> one.text().wrappedKey()))
                .param("texts", bytes(arrivals, one -> one.text().sealed()))
                .param("contactKeys", bytes(arrivals, one -> one.contact().wrappedKey()))
                .param("contacts", bytes(arrivals, one -> one.contact().sealed()))
                .param("emailHashes", bytes(arrivals, Arrival.Secrets::emailHash))
                .param("forms", texts(arrivals, one -> one.draft().formId().toString()))
                .param("consents", texts(arrivals, one -> one.draft().consentVersion()))
                .param("demonstrations", flags(arrivals, Arrival::demonstration))
                .param("oftens", flags(arrivals, Arrival::often))
                .param("now", sql(now))
                .query(LetterRows::letter)
                .list()
                .stream()
                .collect(Collectors.toMap(Letter::reference, Function.identity()));
        return arrivals.stream()
                .map(arrival -> Optional.ofNullable(kept.get(arrival.reference())))
                .toList();
    }

    private static @Nullable String[] texts(List<Arrival> arrivals, Function<Arrival, @Nullable String> of) {
        return arrivals.stream().map(of).toArray(String[]::new);
    }

    private static Boolean[] flags(List<Arrival> arrivals, Function<Arrival, Boolean> of) {
        return arrivals.stream().map(of).toArray(Boolean[]::new);
    }

    private static Integer[] numbers(List<Arrival> arrivals, Function<Arrival, Integer> of) {
        return arrivals.stream().map(of).toArray(Integer[]::new);
    }

    private static byte[][] bytes(List<Arrival> arrivals, Function<Arrival.Secrets, byte[]> of) {
        return arrivals.stream().map(Arrival::secrets).map(of).toArray(byte[][]::new);
    }
}
