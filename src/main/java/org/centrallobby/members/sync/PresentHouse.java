package org.centrallobby.members.sync;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.centrallobby.kit.http.Abreast;
import org.centrallobby.kit.http.FetchFailed;
import org.centrallobby.kit.http.Validator;
import org.centrallobby.kit.sync.Reading;
import org.centrallobby.kit.sync.SyncRefused;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.members.Members;
import org.centrallobby.members.Membership;
import org.centrallobby.members.api.ApiMember;
import org.centrallobby.members.api.ApiMember.HouseMembership;
import org.centrallobby.members.api.ApiSeat;
import org.centrallobby.members.api.Biography;
import org.centrallobby.members.api.MembersApi;
import org.centrallobby.members.api.MembersApi.Part;
import org.centrallobby.members.api.Offices;
import org.centrallobby.members.roll.Beginning;
import org.centrallobby.members.roll.Shrink;
import org.centrallobby.members.roll.Sits;
import org.centrallobby.members.sync.MemberAnswers.Asked;
import org.centrallobby.members.sync.Told.Person;
import org.centrallobby.places.Constituency;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the present House to the end before anything is changed. */
@Component
class PresentHouse {
    private final MembersApi api;
    private final Members members;
    private final SeatList seats;
    private final Dissolution dissolution;
    private final HouseChange change;
    private final InstantSource clock;

    PresentHouse(
            MembersApi api,
            Members members,
            SeatList seats,
            Dissolution dissolution,
            HouseChange change,
            InstantSource clock) {
        this.api = api;
        this.members = members;
        this.seats = seats;
        this.dissolution = dissolution;
        this.change = change;
        this.clock = clock;
    }

    void read(Reading reading) throws SyncRefused, FetchFailed {
        change.refuseIfHindered();
        LocalDate today = LondonTime.today(clock);
        List<ApiSeat> toldSeats = new ArrayList<>(api.listSeats(reading));
        Map<Integer, ApiMember> listed =
                api.listMembers(reading).stream().collect(Collectors.toMap(ApiMember::id, Function.identity()));
        Map<Integer, Membership> sitting = members.listSitting(today).stream()
                .filter(held -> !held.member().demonstration() && !held.snapshot())
                .collect(Collectors.toMap(held -> held.member().mnisId(), Function.identity()));
        Shrink.refuse(sitting.keySet(), listed.keySet(), dissolution.isThereNoHouse(today), reading);

        addUnlistedSeats(toldSeats, listed.values());
        List<Constituency> newSeats = seats.listNew(toldSeats, reading);
        Map<Integer, Constituency> seatsById = new HashMap<>();
        newSeats.forEach(seat -> seatsById.put(seat.mnisId(), seat));

        Map<Integer, LocalDate> left = new HashMap<>();
        Absent absent = new Absent(api, today, reading);
        for (Membership held : sitting.values()) {
            ApiMember now = listed.get(held.member().mnisId());
            Optional<LocalDate> end = now == null ? absent.findEnd(held) : ended(now, today);
            end.ifPresent(day -> left.put(held.member().mnisId(), day));
        }
        List<ApiMember> staying = listed.values().stream()
                .filter(member -> ended(member, today).isEmpty())
                .toList();
        List<Person> people = new ArrayList<>();
        for (Details details : readDetails(staying, sitting, reading)) {
            people.add(details.person(details.nothingNew() ? null : sits(details, seatsById, reading)));
        }
        change.apply(new Told(newSeats, people, left, dissolution.findLatest(today)), reading);
        reading.count("constituencies", toldSeats.size());
        reading.count("Members", listed.size());
    }

    /** Somebody on the list although the membership is over. */
    private static Optional<LocalDate> ended(ApiMember member, LocalDate today) {
        HouseMembership membership = member.membership();
        return Optional.ofNullable(membership)
                .filter(HouseMembership::commons)
                .map(HouseMembership::end)
                .filter(today::isAfter);
    }

    /** The list of constituencies holds those that stand; a Member's seat that is neither there nor known is asked for. */
    private void addUnlistedSeats(List<ApiSeat> told, Iterable<ApiMember> listed) throws FetchFailed {
        Set<Integer> known = told.stream().map(ApiSeat::id).collect(Collectors.toCollection(HashSet::new));
        for (ApiMember member : listed) {
            Integer id =
                    member.membership() == null ? null : member.membership().seatId();
            if (id != null && known.add(id) && seats.find(id).isEmpty()) {
                api.findSeat(id).ifPresent(told::add);
            }
        }
    }

    /**
     * What Parliament says of one Member beyond the list.
     *
     * @param same whether seat and party are those held already
     */
    private record Details(
            ApiMember member, boolean same, Optional<Part<Offices>> offices, Optional<Part<Biography>> biography) {
        boolean nothingNew() {
            return same && biography.isEmpty();
        }

        Person person(@Nullable Sits sits) {
            return new Person(member, sits, offices, biography);
        }
    }

    private List<Details> readDetails(List<ApiMember> staying, Map<Integer, Membership> sitting, Reading reading)
            throws FetchFailed {
        Map<Asked, Validator> validators = change.readValidators();
        AtomicInteger done = new AtomicInteger();
        return Abreast.ask(staying, member -> {
            Details details = readDetails(member, sitting.get(member.id()), validators);
            reading.progress("Members, one by one", done.incrementAndGet(), staying.size());
            return details;
        });
    }

    private Details readDetails(ApiMember member, @Nullable Membership held, Map<Asked, Validator> validators)
            throws FetchFailed {
        // Where seat or party are new, when that began stands in the biography: then it is read in any case.
        boolean same = held != null
                && member.membership() != null
                && Integer.valueOf(held.seat().mnisId())
                        .equals(member.membership().seatId())
                && (member.party() == null || member.party().equals(held.party()));
        return new Details(
                member,
                same,
                api.findOffices(member.id(), validators.get(new Asked(member.id(), MemberAnswers.Part.CONTACT))),
                api.findBiography(
                        member.id(),
                        same ? validators.get(new Asked(member.id(), MemberAnswers.Part.BIOGRAPHY)) : null));
    }

    private @Nullable Sits sits(Details details, Map<Integer, Constituency> newSeats, Reading reading) {
        LocalDate today = LondonTime.today(clock);
        ApiMember member = details.member();
        Optional<Biography> biography = details.biography().map(Part::value);
        HouseMembership membership = member.membership();
        if (membership == null || !membership.commons() || membership.seatId() == null) {
            reading.remark("Parliament lists %s (%d) without a seat; what was known stays."
                    .formatted(member.name(), member.id()));
            return null;
        }
        int seatId = membership.seatId();
        Constituency seat = newSeats.containsKey(seatId)
                ? newSeats.get(seatId)
                : seats.find(seatId).orElse(null);
        if (seat == null || !seat.standsOn(today)) {
            reading.remark("Parliament lists %s (%d) for %s (%d), a constituency that %s; what was known stays."
                    .formatted(
                            member.name(),
                            member.id(),
                            membership.seatName(),
                            seatId,
                            seat == null ? "it does not know itself" : "does not stand today"));
            return null;
        }
        LocalDate from = Beginning.of(membership, seat, biography, dissolution.findLatest(today), today);
        if (from == null || from.isAfter(today)) {
            reading.remark("%s (%d) is listed, but %s; the membership is not counted yet."
                    .formatted(
                            member.name(),
                            member.id(),
                            from == null ? "as of the House that is dissolved" : "from " + LondonTime.day(from)));
            return null;
        }
        String party = member.party();
        LocalDate partySince = party == null
                ? null
                : biography.flatMap(life -> life.findPartySince(party)).orElse(null);
        LocalDate left = biography.flatMap(life -> life.findLeft(seatId, from)).orElse(null);
        return new Sits(member.id(), seatId, from, party, partySince, left);
    }
}
