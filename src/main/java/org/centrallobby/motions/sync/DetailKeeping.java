package org.centrallobby.motions.sync;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.centrallobby.calendar.Sessions;
import org.centrallobby.kit.imports.RowFault;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.motions.KeptMotion;
import org.centrallobby.motions.Motion;
import org.centrallobby.motions.MotionName;
import org.centrallobby.motions.Motions;
import org.centrallobby.motions.Signature;
import org.centrallobby.motions.shapes.MotionMerge;
import org.centrallobby.motions.shapes.ToldMotion;
import org.centrallobby.motions.sync.DetailReading.Found;
import org.centrallobby.motions.sync.Listings.Mark;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Joins motions as they were read to what is held, a batch in one transaction. */
@Component
class DetailKeeping {
    private final Motions motions;
    private final Sessions sessions;
    private final Listings listings;
    private final TransactionOperations transaction;
    private final InstantSource clock;

    DetailKeeping(
            Motions motions,
            Sessions sessions,
            Listings listings,
            TransactionOperations transaction,
            InstantSource clock) {
        this.motions = motions;
        this.sessions = sessions;
        this.listings = listings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Stores what was found.
     *
     * @param acceptShrink whether names that are gone in great number are believed to be gone
     */
    DetailCounts.Kept keep(List<Found> batch, boolean acceptShrink) {
        return Objects.requireNonNull(transaction.execute(status -> keepNow(batch, acceptShrink)));
    }

    private DetailCounts.Kept keepNow(List<Found> batch, boolean acceptShrink) {
        Instant now = clock.instant();
        Held held = held(batch);
        News news = new News(listings.findNewsDay(), new HashSet<>(listings.listKnown()), LondonTime.today(clock));
        Map<String, String> troubles = new LinkedHashMap<>();
        List<KeptMotion> kept = new ArrayList<>();
        List<Mark> marks = new ArrayList<>();
        for (Found found : batch) {
            String trouble = found.trouble();
            ToldMotion told = found.told();
            if (told != null) {
                try {
                    kept.add(join(told, held, news, acceptShrink));
                } catch (RowFault fault) {
                    trouble = fault.getMessage();
                }
            }
            marks.add(new Mark(found.wanted(), found.validator(), trouble));
            if (trouble != null) {
                troubles.put(held.name(found.wanted().edmId()), trouble);
            }
        }
        Motions.Stored stored = motions.saveAll(kept);
        listings.mark(marks, now);
        motions.confirmed();
        return new DetailCounts.Kept(stored.added(), stored.changed(), stored.events(), troubles);
    }

    private KeptMotion join(ToldMotion told, Held held, News news, boolean acceptShrink) throws RowFault {
        Optional<Motion> known = held.find(told.motion());
        if (known.isEmpty()) {
            return new KeptMotion(told.motion(), told.sponsor(), null, told.amends(), isNews(told.motion(), news));
        }
        if (!acceptShrink) {
            refuseShrink(known.get(), told.motion());
        }
        return new KeptMotion(MotionMerge.merge(known.get(), told), told.sponsor(), null, told.amends(), false);
    }

    /** Names withdrawn are told as withdrawn; names gone without a word are an accident when they are many. */
    private static void refuseShrink(Motion known, Motion told) throws RowFault {
        Set<Integer> names = new HashSet<>();
        told.signatures().forEach(signature -> names.add(signature.member().mnisId()));
        int standing = known.countSignatures();
        long gone = known.signatures().stream()
                .filter(signature -> !signature.withdrawn())
                .map(Signature::member)
                .filter(member -> !names.contains(member.mnisId()))
                .count();
        boolean improbable = (gone > 2 && gone * 3 > standing) || (gone == standing && standing > 0);
        if (told.signatoriesComplete() && known.signatoriesComplete() && improbable) {
            throw new RowFault("a great part of its names is gone without being withdrawn; if that is so, run bin/lobby"
                    + " sync motions --accept-shrink");
        }
    }

    /** Motions in the order of time are news once all that came before them was read. */
    private record News(Optional<LocalDate> day, Set<String> known, LocalDate today) {}

    private boolean isNews(Motion motion, News news) {
        String session = motion.name().session();
        boolean later = news.day().filter(day -> motion.tabledOn().isAfter(day)).isPresent();
        return (later || news.known().contains(session)) && !sessions.isOver(session, news.today());
    }

    private Held held(List<Found> batch) {
        List<Integer> edmIds = new ArrayList<>();
        List<MotionName> names = new ArrayList<>();
        for (Found found : batch) {
            edmIds.add(found.wanted().edmId());
            ToldMotion told = found.told();
            if (told != null) {
                names.add(told.motion().name());
            }
        }
        Held held = new Held();
        motions.listStored(edmIds, names).forEach(held::add);
        return held;
    }

    /** What is held of a batch, by Parliament's id and by name. */
    private static final class Held {
        private final Map<Integer, Motion> byId = new HashMap<>();
        private final Map<MotionName, Motion> byName = new HashMap<>();
        private final Set<MotionName> taken = new HashSet<>();

        void add(Motion motion) {
            byName.put(motion.name(), motion);
            Integer edmId = motion.edmId();
            if (edmId != null) {
                byId.put(edmId, motion);
            }
        }

        /** By both, which must agree. */
        Optional<Motion> find(Motion told) throws RowFault {
            int edmId = Objects.requireNonNull(told.edmId());
            Motion sameId = byId.get(edmId);
            Motion sameName = byName.get(told.name());
            if (sameId != null && !sameId.name().equals(told.name())) {
                throw new RowFault("it is told as " + told.name() + " now");
            }
            Integer other = sameName == null ? null : sameName.edmId();
            if ((other != null && other != edmId) || !taken.add(told.name())) {
                throw new RowFault("another motion is " + told.name());
            }
            return Optional.ofNullable(sameName);
        }

        String name(int edmId) {
            Motion motion = byId.get(edmId);
            return motion == null ? "Id " + edmId : motion.name().toString();
        }
    }
}
