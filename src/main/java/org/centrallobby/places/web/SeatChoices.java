package org.centrallobby.places.web;

import java.util.List;
import java.util.stream.IntStream;
import org.centrallobby.places.Constituency;
import org.springframework.stereotype.Component;

/** Lays out what a person needs to say which seat is theirs, wherever on the site they are asked. */
@Component
public class SeatChoices {
    private final SeatHolders holders;
    private final SeatMaps maps;

    SeatChoices(SeatHolders holders, SeatMaps maps) {
        this.holders = holders;
        this.maps = maps;
    }

    /** Seats by name and who sits for them. */
    public SeatChoice list(List<Constituency> seats) {
        return new SeatChoice(offers(seats), null);
    }

    /** Seats that share a postcode: with the map, on which they carry their numbers. */
    public SeatChoice tellApart(List<Constituency> seats) {
        return new SeatChoice(offers(seats), maps.draw(seats).orElse(null));
    }

    private List<SeatChoice.Offer> offers(List<Constituency> seats) {
        return IntStream.range(0, seats.size())
                .mapToObj(i -> new SeatChoice.Offer(
                        i + 1, seats.get(i), holders.findHolder(seats.get(i)).orElse(null)))
                .toList();
    }
}
