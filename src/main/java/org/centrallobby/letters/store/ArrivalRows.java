package org.centrallobby.letters.store;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.centrallobby.kit.rounds.Volley;
import org.jspecify.annotations.Nullable;

/** How letters come into their table: those of one moment by one statement. */
final class ArrivalRows {
    private ArrivalRows() {}

    static void add(List<Arrival> arrivals, Volley volley) {
        volley.add(
                """
                insert into letter (id, reference, state, last_event, moved_at, kind, joint, campaign, motion_id, member_id,
                                    constituency_id, stance, motion_status, wrapped_key, sealed, contact_key,
                                    contact_sealed, email_hash, form_id, consent_version, consented_at,
                                    written_at, state_since, demonstration, often_by_network)
                overriding system value
                select id, reference, 'UNCONFIRMED', 'WRITE', at, kind, joint, campaign, motion_id, member_id,
                       constituency_id, stance, motion_status, wrapped_key, sealed, contact_key,
                       contact_sealed, email_hash, form_id, consent_version, at,
                       at, at, demonstration, often_by_network
                from unnest(:ids, :references, :kinds, :joints, :campaigns, :motions, :members, :constituencies, :stances,
                            :statuses, :wrappedKeys, :texts, :contactKeys, :contacts, :emailHashes, :forms::uuid[],
                            :consents, :demonstrations, :oftens, :times::timestamptz[]) with ordinality
                    as arrival (id, reference, kind, joint, campaign, motion_id, member_id, constituency_id, stance,
                                motion_status, wrapped_key, sealed, contact_key, contact_sealed, email_hash, form_id,
                                consent_version, demonstration, often_by_network, at, place)
                where %s
                -- So that two such statements with the same forms do not wait for each other in a ring.
                order by form_id
                """.formatted(Volley.STAYS),
                Map.ofEntries(
                        Map.entry(
                                "ids", arrivals.stream().mapToLong(Arrival::id).toArray()),
                        Map.entry("references", texts(arrivals, Arrival::reference)),
                        Map.entry(
                                "kinds",
                                texts(arrivals, one -> one.draft().kind().name())),
                        Map.entry("joints", flags(arrivals, one -> one.draft().joint())),
                        Map.entry(
                                "campaigns", texts(arrivals, one -> one.draft().campaign())),
                        Map.entry(
                                "motions",
                                arrivals.stream()
                                        .map(one -> one.draft().motionId())
                                        .toArray(Long[]::new)),
                        Map.entry(
                                "members", numbers(arrivals, one -> one.draft().memberId())),
                        Map.entry(
                                "constituencies",
                                numbers(arrivals, one -> one.draft().constituencyId())),
                        Map.entry(
                                "stances",
                                texts(
                                        arrivals,
                                        one -> LetterRows.name(one.shown().stance()))),
                        Map.entry(
                                "statuses",
                                texts(
                                        arrivals,
                                        one -> LetterRows.name(one.shown().status()))),
                        Map.entry(
                                "wrappedKeys", bytes(arrivals, one -> one.text().wrappedKey())),
                        Map.entry("texts", bytes(arrivals, one -> one.text().sealed())),
                        Map.entry(
                                "contactKeys",
                                bytes(arrivals, one -> one.contact().wrappedKey())),
                        Map.entry(
                                "contacts", bytes(arrivals, one -> one.contact().sealed())),
                        Map.entry("emailHashes", bytes(arrivals, Arrival.Secrets::emailHash)),
                        Map.entry(
                                "forms",
                                texts(arrivals, one -> one.draft().formId().toString())),
                        Map.entry("consents", texts(arrivals, one -> one.draft().consentVersion())),
                        Map.entry("demonstrations", flags(arrivals, Arrival::demonstration)),
                        Map.entry("oftens", flags(arrivals, Arrival::often)),
                        Map.entry(
                                "times", texts(arrivals, one -> one.writtenAt().toString()))));
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
