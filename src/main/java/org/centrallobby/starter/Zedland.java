package org.centrallobby.starter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.centrallobby.members.Contact;
import org.centrallobby.members.Member;
import org.centrallobby.members.Members;
import org.centrallobby.members.Membership;
import org.centrallobby.members.NonSigning;
import org.centrallobby.members.NonSigning.Reason;
import org.centrallobby.places.Constituencies;
import org.centrallobby.places.Constituency;
import org.centrallobby.places.map.HexMap;
import org.centrallobby.places.map.HexMaps;
import org.centrallobby.places.map.layout.Hex;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Twelve invented seats whose Members, taken together, show every stance there is. */
@Component
class Zedland {
    static final LocalDate FOUNDED = LocalDate.of(2024, 7, 4);
    static final String SOURCE = "Invented for the demonstration";

    /** Invented ids begin here, far above Parliament's own. */
    static final int FIRST_ID = 990_000;

    /**
     * A seat and who holds it.
     *
     * @param number 1 to 12; ids and addresses follow from it
     * @param member null where the seat is vacant
     * @param mailbox the part of the address before the @; null where the Member has none
     */
    record Seat(
            int number,
            String name,
            @Nullable String member,
            @Nullable String party,
            @Nullable String mailbox) {
        int id() {
            return FIRST_ID + number;
        }

        String gss() {
            return "Z140000%02d".formatted(number);
        }
    }

    static final List<Seat> SEATS = List.of(
            new Seat(1, "Zed North", "Ada Thorne", "Meadow Party", "ada.thorne"),
            new Seat(2, "Zed Harbour", "Bram Okoro", "Harbour Party", "bram.okoro"),
            new Seat(3, "Zed Hills", "Cora Lindqvist", "Harbour Party", "cora.lindqvist"),
            new Seat(4, "Zed Mill", "Dov Pemberton", "Meadow Party", "dov.pemberton"),
            new Seat(5, "Zed Isles", "Eilis Moran", "Tide Party", "eilis.moran"),
            new Seat(6, "Zed Abbey", "Farid Castellan", "Independent", "farid.castellan"),
            new Seat(7, "Zed Quarry", null, null, null),
            new Seat(8, "Zed Forest", "Greta Holloway", "Meadow Party", null),
            new Seat(9, "Zed Bridge", "Hugo Vance", "Harbour Party", "returns.hugo.vance"),
            new Seat(10, "Zed Market", "Ines Quayle", "Tide Party", "ines.quayle"),
            new Seat(11, "Zed Common", "Jonas Abara", "Independent", "jonas.abara"),
            new Seat(12, "Zed South", "Kezia Rowntree", "Meadow Party", "kezia.rowntree"));

    private final Constituencies constituencies;
    private final Members members;
    private final HexMaps maps;

    Zedland(Constituencies constituencies, Members members, HexMaps maps) {
        this.constituencies = constituencies;
        this.members = members;
        this.maps = maps;
    }

    void settle(Instant now) {
        for (Seat seat : SEATS) {
            Constituency place = new Constituency(
                    seat.id(), seat.gss(), seat.name(), null, "Zedland", "", "2024", FOUNDED, null, true);
            constituencies.save(place);
            if (seat.member() != null) {
                Member member = member(seat);
                members.saveMember(member);
                members.saveMembership(new Membership(member, place, FOUNDED, null, seat.party(), false));
                String email = seat.mailbox() == null ? null : seat.mailbox() + "@zedland.test";
                members.saveContact(member.mnisId(), new Contact(email, SOURCE, now));
            }
        }
        maps.save(new HexMap("2024", true, cells(), null, SOURCE, now));
        abstains(
                4,
                Reason.POST_HOLDER,
                "Dov Pemberton is Minister for Mills. By convention ministers do not sign motions.");
        abstains(5, Reason.SEAT_NOT_TAKEN, "Eilis Moran has not taken the seat, and so cannot sign.");
        abstains(6, Reason.STATED_POLICY, "Farid Castellan says on his own site that he signs no motions.");
    }

    /** North above south, the Isles off the coast. */
    private static Map<Integer, Hex> cells() {
        List<Hex> hexes = List.of(
                new Hex(2, 0),
                new Hex(3, 1),
                new Hex(1, 1),
                new Hex(2, 1),
                new Hex(-2, 3),
                new Hex(0, 2),
                new Hex(1, 2),
                new Hex(2, 2),
                new Hex(0, 3),
                new Hex(1, 3),
                new Hex(2, 3),
                new Hex(0, 4));
        return SEATS.stream().collect(Collectors.toMap(Seat::id, seat -> hexes.get(seat.number() - 1)));
    }

    static Member member(int number) {
        return member(SEATS.get(number - 1));
    }

    private static Member member(Seat seat) {
        if (seat.member() == null) {
            throw new IllegalArgumentException(seat.name() + " is vacant");
        }
        return new Member(seat.id(), seat.member(), seat.party(), true);
    }

    private void abstains(int number, Reason reason, String explanation) {
        members.saveNonSigning(FIRST_ID + number, new NonSigning(reason, explanation, SOURCE), FOUNDED, null);
    }

    /** The seat of a postcode from ZZ9 1AA to ZZ9 9ZZ, by its sector and the first letter after it. */
    static Seat seatOf(int sector, char first) {
        int number = switch (sector) {
            case 8 -> first < 'N' ? 8 : 9;
            case 9 -> first < 'H' ? 10 : first < 'S' ? 11 : 12;
            default -> sector;
        };
        return SEATS.get(number - 1);
    }
}
