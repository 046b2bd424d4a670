package org.centrallobby.members.sync;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.centrallobby.kit.http.FetchFailed;
import org.centrallobby.kit.imports.RowFault;
import org.centrallobby.kit.sync.Reading;
import org.centrallobby.kit.sync.SyncRefused;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.members.House;
import org.centrallobby.members.House.Seating;
import org.centrallobby.members.Member;
import org.centrallobby.members.Members;
import org.centrallobby.members.api.ApiMember;
import org.centrallobby.members.api.ApiMember.HouseMembership;
import org.centrallobby.members.api.ApiSeat;
import org.centrallobby.members.api.MembersApi;
import org.centrallobby.members.lists.Seatings;
import org.centrallobby.places.Constituency;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Takes in the House of one day of the past, as a list of that day: it adds what nobody told us and contradicts nothing. */
@Component
class PastHouse {
    private final MembersApi api;
    private final Members members;
    private final SeatList seats;
    private final MemberAnswers answers;
    private final TransactionOperations transaction;

    PastHouse(
            MembersApi api, Members members, SeatList seats, MemberAnswers answers, TransactionOperations transaction) {
        this.api = api;
        this.members = members;
        this.seats = seats;
        this.answers = answers;
        this.transaction = transaction;
    }

    void read(LocalDate day, Reading reading) throws SyncRefused, FetchFailed {
        List<ApiMember> sitting = api.listMembersOn(day, reading).stream()
                .filter(member -> sat(member, day))
                .toList();
        if (sitting.isEmpty()) {
            reading.remark("Parliament tells of no House of Commons on %s.".formatted(LondonTime.day(day)));
            return;
        }
        List<ApiSeat> unknown = new ArrayList<>();
        for (ApiMember member : sitting) {
            int seat = seatOf(member);
            if (seats.find(seat).isEmpty() && unknown.stream().noneMatch(told -> told.id() == seat)) {
                api.findSeat(seat).ifPresent(unknown::add);
            }
        }
        List<Constituency> newSeats = seats.listNew(unknown, reading);
        transaction.executeWithoutResult(status -> {
            seats.save(newSeats);
            apply(day, sitting, reading);
            answers.savePastDay(day, sitting.size());
        });
    }

    /** An answer of today's seat for a day of the past is none. */
    private static boolean sat(ApiMember member, LocalDate day) {
        HouseMembership membership = member.membership();
        return membership != null && membership.commons() && membership.seatId() != null && membership.covers(day);
    }

    private static int seatOf(ApiMember member) {
        HouseMembership membership = member.membership();
        return membership == null || membership.seatId() == null ? 0 : membership.seatId();
    }

    private void apply(LocalDate day, List<ApiMember> sitting, Reading reading) {
        House before = members.house();
        Seatings seatings = new Seatings(
                before.byMember().values().stream().flatMap(List::stream).toList());
        int contradicted = 0;
        int notStanding = 0;
        for (ApiMember told : sitting) {
            if (seats.find(seatOf(told)).filter(seat -> seat.standsOn(day)).isEmpty()) {
                notStanding++;
                continue;
            }
            try {
                seatings.take(new Seating(told.id(), seatOf(told), day, day, told.party(), true));
            } catch (RowFault contradiction) {
                contradicted++;
                continue;
            }
            if (!before.members().containsKey(told.id())) {
                members.saveMember(new Member(told.id(), told.name(), told.party(), false));
            }
        }
        seatings.listRemoved().forEach(members::delete);
        seatings.listAdded().forEach(members::save);
        if (contradicted + notStanding > 0) {
            reading.remark(
                    "Of the House of %s %d contradict what is known and %d are given a seat that did not stand; they are left out."
                            .formatted(LondonTime.day(day), contradicted, notStanding));
        }
    }
}
