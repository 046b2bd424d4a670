package org.centrallobby.members;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.centrallobby.kit.database.Changes;
import org.centrallobby.kit.database.Changes.Topic;
import org.centrallobby.kit.database.Snapshot;
import org.centrallobby.members.House.Abstention;
import org.centrallobby.members.House.Origin;
import org.centrallobby.members.House.Seating;
import org.centrallobby.places.Constituencies;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** All Members we know and the seats they held, answered from memory. */
@Component
public class Members {
    private final JdbcClient database;
    private final HouseWriting rows;
    private final TransactionOperations transaction;
    private final Constituencies constituencies;
    private final InstantSource clock;
    private final Snapshot<House> house;

    Members(
            JdbcClient database,
            TransactionOperations transaction,
            Constituencies constituencies,
            InstantSource clock,
            Changes changes) {
        this.database = database;
        this.rows = new HouseWriting(database);
        this.transaction = transaction;
        this.constituencies = constituencies;
        this.clock = clock;
        this.house = new Snapshot<>(new HouseReading(database)::read, changes, Topic.MEMBERS);
    }

    /** From memory; one that came this moment, through another node, from the database. */
    public Optional<Member> findMember(int mnisId) {
        Member held = house.get().members().get(mnisId);
        return held != null
                ? Optional.of(held)
                : database.sql("select mnis_id, name, party, demonstration from member where mnis_id = ?")
                        .param(mnisId)
                        .query(Member.class)
                        .optional();
    }

    /** Who holds a seat on a day; empty if it is vacant, gone, or we were not told. */
    public Optional<Membership> findSitting(int constituencyMnisId, LocalDate on) {
        House now = house.get();
        return now.findSitting(constituencyMnisId, on).flatMap(seating -> membership(now, seating));
    }

    public Optional<Membership> findSeatOf(int memberMnisId, LocalDate on) {
        House now = house.get();
        return now.findSeatOf(memberMnisId, on).flatMap(seating -> membership(now, seating));
    }

    /** The seats a Member held, the earliest first, each with the latest party. */
    public List<Membership> listMemberships(int memberMnisId) {
        House now = house.get();
        return now.byMember().getOrDefault(memberMnisId, List.of()).stream()
                .sorted(Comparator.comparing(Seating::from))
                .flatMap(seating -> membership(now, seating).stream())
                .collect(ArrayList::new, Members::join, List::addAll);
    }

    /** A change of party on the way does not make two memberships of one. */
    private static void join(List<Membership> held, Membership next) {
        Membership last = held.isEmpty() ? null : held.getLast();
        if (last == null
                || last.to() == null
                || last.snapshot()
                || next.snapshot()
                || last.seat().mnisId() != next.seat().mnisId()
                || !last.to().plusDays(1).equals(next.from())) {
            held.add(next);
            return;
        }
        held.set(
                held.size() - 1,
                new Membership(next.member(), next.seat(), last.from(), next.to(), next.party(), false));
    }

    /** The House of a day, by the names of the seats. */
    public List<Membership> listSitting(LocalDate on) {
        House now = house.get();
        return now.bySeat().keySet().stream()
                .flatMap(seat -> now.findSitting(seat, on).stream())
                .flatMap(seating -> membership(now, seating).stream())
                .sorted(Comparator.comparing(membership -> membership.seat().name()))
                .toList();
    }

    /** Empty if we know nothing of how to reach the Member; an address of null if we know that none is published. */
    public Optional<Contact> findContact(int memberMnisId) {
        return Optional.ofNullable(house.get().contacts().get(memberMnisId));
    }

    /** Why a Member does not sign motions, as known for a day. */
    public Optional<NonSigning> findNonSigning(int memberMnisId, LocalDate on) {
        return house.get().findNonSigning(memberMnisId, on);
    }

    /** When the record of the present House last changed; empty while there is none. */
    public Optional<Instant> asOf() {
        return house.get().asOf();
    }

    /** A number that is another one after every change: what is derived from Members is kept under it. */
    public long edition() {
        return house.get().edition();
    }

    /** All of it at once, for those who compare it with what they are told. */
    public House house() {
        return house.get();
    }

    private Optional<Membership> membership(House now, Seating seating) {
        Member member = now.members().get(seating.memberId());
        // The seat comes fresh from its owner, so that a renamed one needs no news here.
        return member == null
                ? Optional.empty()
                : constituencies
                        .findByMnisId(seating.seatId())
                        .map(seat -> new Membership(
                                member, seat, seating.from(), seating.to(), seating.party(), seating.snapshot()));
    }

    /** Adds a Member, or replaces name and party. */
    public void saveMember(Member member) {
        write(() -> rows.save(member));
    }

    /** Adds those of the Members who are not known, in one statement; who is known stays as they are. */
    public void saveUnknown(Collection<Member> told) {
        Map<Integer, Member> held = house.get().members();
        List<Member> unknown = told.stream()
                .filter(member -> !held.containsKey(member.mnisId()))
                .distinct()
                .toList();
        if (!unknown.isEmpty()) {
            write(() -> rows.saveUnknown(unknown));
        }
    }

    /** Adds a membership of a Member already saved. The database refuses two Members in one seat on a day. */
    public void saveMembership(Membership membership) {
        save(new Seating(
                membership.member().mnisId(),
                membership.seat().mnisId(),
                membership.from(),
                membership.to(),
                membership.party(),
                membership.snapshot()));
    }

    /** Adds a membership; the database refuses two Members in one seat on a day. */
    public void save(Seating seating) {
        write(() -> rows.save(seating, clock.instant()));
    }

    public void delete(Seating seating) {
        write(() -> rows.delete(seating));
    }

    /** Adds how to reach a Member, or replaces it. */
    public void saveContact(int memberMnisId, Contact contact) {
        write(() -> rows.save(memberMnisId, contact));
    }

    /** Adds a reason not to sign, for days of which either end may be open, as a list of Members tells it. */
    public void saveNonSigning(int memberMnisId, NonSigning reason, @Nullable LocalDate from, @Nullable LocalDate to) {
        save(new Abstention(memberMnisId, reason, from, to, Origin.LIST));
    }

    /** Adds a reason not to sign. */
    public void save(Abstention abstention) {
        write(() -> rows.save(abstention));
    }

    /** Gives a reason another last day, null for none; one that would end before it began is forgotten. */
    public void end(Abstention known, @Nullable LocalDate lastDay) {
        write(() -> rows.end(known, lastDay));
    }

    /** Puts on record that everything an origin told still holds. */
    public void confirmReasons(Origin origin) {
        write(() -> rows.confirm(origin, clock.instant()));
    }

    /**
     * Ends the memberships that were open when the House was dissolved.
     *
     * @param lastDay the day of the dissolution
     * @param knownBefore memberships put on record later know of the election, and stay
     * @return how many
     */
    public int dissolve(LocalDate lastDay, Instant knownBefore) {
        return Objects.requireNonNull(transaction.execute(status -> {
            int ended = rows.dissolve(lastDay, knownBefore, clock.instant());
            if (ended > 0) {
                house.changed();
            }
            return ended;
        }));
    }

    /** Removes every fictional Member. Their signatures must be gone before. */
    public void removeDemonstration() {
        write(rows::removeDemonstration);
    }

    /** The news goes out with what was written, or not at all. */
    private void write(Runnable statements) {
        transaction.executeWithoutResult(status -> {
            statements.run();
            house.changed();
        });
    }
}
