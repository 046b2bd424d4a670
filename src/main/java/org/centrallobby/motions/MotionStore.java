package org.centrallobby.motions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.centrallobby.kit.database.Columns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes motions, many at once, and only what differs from what is held; what is news goes into {@code motion_event} in
 * the same transaction. One writer at a time, so that what was compared is what is replaced.
 */
final class MotionStore {
    /** A motion as it is held. */
    private record Held(long id, boolean withdrawn, boolean namesKnown) {}

    private final JdbcClient database;
    private final SignatureStore signatures;

    MotionStore(JdbcClient database) {
        this.database = database;
        this.signatures = new SignatureStore(database);
    }

    /**
     * Stores motions; to be called in a transaction. Their Sessions and Members must be known.
     *
     * @param isOver whether a Session has ended
     * @param seenAt when what is news was seen
     */
    Motions.Stored store(List<KeptMotion> batch, Predicate<String> isOver, Instant seenAt) {
        lock();
        Map<MotionName, Held> held = held(batch);
        MotionEvents events = new MotionEvents(seenAt);
        Map<MotionName, SignatureStore.Names> names = new HashMap<>();
        Map<Long, Map<Integer, Signature>> before =
                signatures.read(held.values().stream().map(Held::id).toList());
        Columns fresh = new Columns();
        Columns known = new Columns();
        for (KeptMotion kept : batch) {
            MotionName name = kept.motion().name();
            Held one = held.get(name);
            SignatureStore.Names list = new SignatureStore.Names(
                    kept.motion().signatures(), one == null ? Map.of() : before.getOrDefault(one.id(), Map.of()));
            if (names.put(name, list) != null) {
                throw new IllegalArgumentException("Motion " + name + " is to be stored twice at once.");
            }
            Columns rows = one == null ? fresh : known;
            rows.add(row(
                    kept,
                    one,
                    list.differ(),
                    !isOver.test(name.session()) && !kept.motion().withdrawn()));
        }
        Map<MotionName, Long> ids = new HashMap<>();
        held.forEach((name, one) -> ids.put(name, one.id()));
        ids.putAll(insert(fresh));
        Set<Long> changed = update(known);
        Map<Long, SignatureStore.Names> lists = new LinkedHashMap<>();
        for (KeptMotion kept : batch) {
            MotionName name = kept.motion().name();
            long id = Objects.requireNonNull(ids.get(name));
            SignatureStore.Names list = Objects.requireNonNull(names.get(name));
            lists.put(id, list);
            tell(kept, id, held.get(name), list, events);
        }
        signatures.write(lists);
        tieAmendments(batch);
        return new Motions.Stored(
                List.copyOf(lists.keySet()), batch.size() - held.size(), changed.size(), events.write(database));
    }

    private void lock() {
        database.sql("select pg_advisory_xact_lock(hashtext('motions'))")
                .query((row, number) -> "")
                .single();
    }

    private Map<MotionName, Held> held(List<KeptMotion> batch) {
        Columns names = new Columns();
        for (KeptMotion kept : batch) {
            names.add(kept.motion().name().session(), kept.motion().name().number());
        }
        Map<MotionName, Held> held = new HashMap<>();
        database.sql("""
                        select id, session, number, withdrawn, names_since is not null as names_known
                        from motion join unnest(cast(? as text[]), cast(? as text[])) as asked (session, number)
                             using (session, number)
                        """).params(names.arrays()).query(row -> {
            held.put(
                    new MotionName(row.getString("session"), row.getString("number")),
                    new Held(row.getLong("id"), row.getBoolean("withdrawn"), row.getBoolean("names_known")));
        });
        return held;
    }

    private static @Nullable Object[] row(KeptMotion kept, @Nullable Held held, boolean namesDiffer, boolean open) {
        Motion motion = kept.motion();
        ReportedCount reported = motion.reportedCount();
        Motion amends = kept.amends();
        return new @Nullable Object[] {
            held == null ? null : held.id(),
            namesDiffer,
            motion.edmId(),
            motion.name().session(),
            motion.name().number(),
            motion.title(),
            motion.text(),
            motion.tabledOn(),
            motion.withdrawn(),
            motion.withdrawnOn(),
            amends == null ? null : amends.id(),
            kept.amendsEdmId(),
            motion.instrument(),
            motion.signatoriesComplete(),
            reported == null ? null : reported.count(),
            reported == null ? null : reported.asOf(),
            reported == null ? null : reported.source(),
            motion.source(),
            motion.readAt(),
            motion.demonstration(),
            kept.sponsorId(),
            motion.countSignatures(),
            motion.signatures().stream()
                    .filter(signature -> !signature.withdrawn())
                    .map(Signature::signedOn)
                    .filter(Objects::nonNull)
                    .max((one, other) -> one.compareTo(other))
                    .orElse(null),
            open
        };
    }

    /** The rows of {@link #row}. */
    private static final String GIVEN = """
            unnest(cast(? as bigint[]), cast(? as boolean[]), cast(? as int[]), cast(? as text[]), cast(? as text[]),
                   cast(? as text[]), cast(? as text[]), cast(? as date[]), cast(? as boolean[]), cast(? as date[]),
                   cast(? as bigint[]), cast(? as int[]), cast(? as text[]), cast(? as boolean[]), cast(? as int[]),
                   cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as timestamptz[]),
                   cast(? as boolean[]), cast(? as int[]), cast(? as int[]), cast(? as date[]), cast(? as boolean[]))
                as told (id, names_differ, edm_id, session, number, title, motion_text, tabled_on, withdrawn,
                         withdrawn_on, amends_id, amends_edm_id, instrument, signatories_complete, reported_count,
                         reported_as_of, reported_source, source, read_at, demonstration, sponsor_id, name_count,
                         newest_name_on, stood_open)
            """;

    private Map<MotionName, Long> insert(Columns motions) {
        Map<MotionName, Long> ids = new HashMap<>();
        if (!motions.isEmpty()) {
            database.sql("""
                            insert into motion (edm_id, session, number, title, motion_text, tabled_on, withdrawn,
                                withdrawn_on, amends_id, amends_edm_id, instrument, signatories_complete,
                                reported_count, reported_as_of, reported_source, source, read_at, demonstration,
                                sponsor_id, name_count, newest_name_on, stood_open, names_since)
                            select edm_id, session, number, title, motion_text, tabled_on, withdrawn, withdrawn_on,
                                amends_id, amends_edm_id, instrument, signatories_complete, reported_count,
                                reported_as_of, reported_source, source, read_at, demonstration, sponsor_id,
                                name_count, newest_name_on, stood_open,
                                case when signatories_complete then read_at end
                            from %s
                            returning id, session, number
                            """.formatted(GIVEN)).params(motions.arrays()).query(row -> {
                ids.put(new MotionName(row.getString("session"), row.getString("number")), row.getLong("id"));
            });
        }
        return ids;
    }

    private Set<Long> update(Columns motions) {
        if (motions.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(database.sql("""
                        update motion
                        set edm_id = told.edm_id, title = told.title, motion_text = told.motion_text,
                            tabled_on = told.tabled_on, withdrawn = told.withdrawn, withdrawn_on = told.withdrawn_on,
                            amends_id = coalesce(told.amends_id, motion.amends_id),
                            amends_edm_id = coalesce(told.amends_edm_id, motion.amends_edm_id),
                            instrument = told.instrument, signatories_complete = told.signatories_complete,
                            reported_count = told.reported_count, reported_as_of = told.reported_as_of,
                            reported_source = told.reported_source, source = told.source, read_at = told.read_at,
                            demonstration = told.demonstration,
                            sponsor_id = coalesce(told.sponsor_id, motion.sponsor_id), name_count = told.name_count,
                            newest_name_on = told.newest_name_on, stood_open = told.stood_open or motion.stood_open,
                            names_since = coalesce(motion.names_since,
                                                   case when told.signatories_complete then told.read_at end)
                        from %s
                        where motion.id = told.id
                          and (told.names_differ
                               or (motion.edm_id, motion.title, motion.motion_text, motion.tabled_on, motion.withdrawn,
                                   motion.withdrawn_on, motion.amends_id, motion.amends_edm_id, motion.instrument,
                                   motion.signatories_complete, motion.reported_count, motion.reported_as_of,
                                   motion.reported_source, motion.source, motion.demonstration, motion.sponsor_id,
                                   motion.name_count, motion.newest_name_on, motion.stood_open)
                                  is distinct from
                                  (told.edm_id, told.title, told.motion_text, told.tabled_on, told.withdrawn,
                                   told.withdrawn_on, coalesce(told.amends_id, motion.amends_id),
                                   coalesce(told.amends_edm_id, motion.amends_edm_id), told.instrument,
                                   told.signatories_complete, told.reported_count, told.reported_as_of,
                                   told.reported_source, told.source, told.demonstration,
                                   coalesce(told.sponsor_id, motion.sponsor_id), told.name_count,
                                   told.newest_name_on, told.stood_open or motion.stood_open))
                        returning motion.id
                        """.formatted(GIVEN))
                .params(motions.arrays())
                .query(Long.class)
                .list());
    }

    private static void tell(
            KeptMotion kept, long id, @Nullable Held held, SignatureStore.Names names, MotionEvents events) {
        Motion motion = kept.motion();
        if (held == null) {
            if (kept.news()) {
                events.add(id, null, MotionEvents.Kind.MOTION_TABLED, motion.tabledOn());
            }
            return;
        }
        if (motion.withdrawn() && !held.withdrawn()) {
            events.add(id, null, MotionEvents.Kind.MOTION_WITHDRAWN, motion.withdrawnOn());
        }
        if (held.namesKnown()) {
            names.tell(id, events);
        }
    }

    /** An amendment may come before what it amends. */
    private void tieAmendments(List<KeptMotion> batch) {
        List<Integer> edmIds = new ArrayList<>();
        batch.forEach(kept -> {
            if (kept.motion().edmId() != null) {
                edmIds.add(kept.motion().edmId());
            }
        });
        database.sql("""
                        update motion set amends_id = amended.id from motion amended
                        where motion.amends_edm_id = amended.edm_id and motion.amends_id is null
                          and (motion.edm_id = any (?) or amended.edm_id = any (?))
                        """)
                .params(edmIds.toArray(Integer[]::new), edmIds.toArray(Integer[]::new))
                .update();
    }
}
