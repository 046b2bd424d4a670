package org.centrallobby.places;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.places.PostcodeAnswer.NoSeat;
import org.centrallobby.places.PostcodeAnswer.NorthernIrelandNotLoaded;
import org.centrallobby.places.PostcodeAnswer.OneSeat;
import org.centrallobby.places.PostcodeAnswer.Terminated;
import org.centrallobby.places.PostcodeAnswer.TwoSeats;
import org.centrallobby.places.PostcodeAnswer.Unknown;
import org.centrallobby.places.PostcodeEditions.Edition;
import org.centrallobby.places.index.PostcodeIndex;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells which seat a postcode lies in, from memory. */
@Component
public class PostcodeDirectory {
    private static final String NORTHERN_IRELAND = "BT";

    private final PostcodeEditions editions;
    private final Constituencies constituencies;
    private final InstantSource clock;
    private volatile boolean loaded;

    public PostcodeDirectory(PostcodeEditions editions, Constituencies constituencies, InstantSource clock) {
        this.editions = editions;
        this.constituencies = constituencies;
        this.clock = clock;
    }

    /** Reads the postcodes at the start of a server, so that no visitor waits for them. */
    @EventListener(WebServerInitializedEvent.class)
    void load() {
        editions.serve();
        loaded = true;
    }

    /** What is known of a well-formed postcode; codes of seats are understood as they stand today in London. */
    public PostcodeAnswer find(Postcode postcode) {
        Optional<PostcodeAnswer> special = SpecialPlaces.find(postcode);
        if (special.isPresent()) {
            return special.get();
        }
        List<Edition> current = editions.listCurrent();
        for (Edition edition : current) {
            Optional<PostcodeIndex.Found> found = edition.index().find(postcode.outward(), postcode.inward());
            if (found.isPresent()) {
                return answer(postcode, found.get());
            }
        }
        if (postcode.area().equals(NORTHERN_IRELAND)
                && current.stream().noneMatch(edition -> edition.index().hasArea(NORTHERN_IRELAND))) {
            return new NorthernIrelandNotLoaded(postcode, listNorthernIrish());
        }
        return new Unknown(postcode);
    }

    /** Whether look-ups are served from memory; false while a server is still starting. */
    public boolean isLoaded() {
        return loaded;
    }

    /** How many postcodes are known, the fictional ones included. */
    public int size() {
        return editions.listCurrent().stream()
                .mapToInt(edition -> edition.index().size())
                .sum();
    }

    /** Bytes of the heap all postcodes take. */
    public long memoryBytes() {
        return editions.listCurrent().stream()
                .mapToLong(edition -> edition.index().memoryBytes())
                .sum();
    }

    /** When the postcodes were imported; those of the fictional place only where there are no others. */
    public Optional<Instant> asOf() {
        return editions.listCurrent().stream().map(Edition::importedAt).findFirst();
    }

    private PostcodeAnswer answer(Postcode postcode, PostcodeIndex.Found found) {
        List<Constituency> seats = seats(found.seats());
        if (found.terminated() != null) {
            return new Terminated(postcode, found.terminated(), seats.isEmpty() ? null : seats.getFirst());
        }
        if (found.seats().isEmpty()) {
            return new NoSeat(postcode);
        }
        if (seats.size() < found.seats().size()) {
            // Its seat is not among the constituencies imported so far: half an answer would mislead.
            return new Unknown(postcode);
        }
        return seats.size() == 1 ? new OneSeat(postcode, seats.getFirst()) : new TwoSeats(postcode, seats);
    }

    private List<Constituency> seats(List<String> codes) {
        LocalDate today = LondonTime.today(clock);
        List<Constituency> seats = new ArrayList<>(codes.size());
        for (String code : codes) {
            constituencies.findByGss(code, today).ifPresent(seats::add);
        }
        return List.copyOf(seats);
    }

    private List<Constituency> listNorthernIrish() {
        return constituencies.listStanding(LondonTime.today(clock)).stream()
                .filter(seat -> seat.gss() != null && seat.gss().startsWith("N"))
                .toList();
    }
}
