package org.centrallobby.members.web;

import java.time.LocalDate;
import java.util.List;
import org.centrallobby.members.Members;
import org.centrallobby.places.Constituency;
import org.jspecify.annotations.Nullable;

/** One of several seats a person may choose from, and its Member. */
public record ChoiceView(SeatView constituency, @Nullable MemberView member) {
    public static List<ChoiceView> listOf(Members members, List<Constituency> seats, LocalDate today) {
        return seats.stream()
                .map(seat -> new ChoiceView(SeatView.of(seat), MemberView.sitting(members, seat, today)))
                .toList();
    }
}
