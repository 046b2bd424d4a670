package org.centrallobby.places.web;

import static org.centrallobby.kit.web.Words.words;

import java.time.InstantSource;
import java.util.List;
import org.centrallobby.kit.sync.Holding;
import org.centrallobby.kit.sync.Holdings;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.kit.web.Words;
import org.centrallobby.places.Constituencies;
import org.centrallobby.places.PostcodeDirectory;
import org.springframework.stereotype.Component;

/** Postcodes and seats, as the data page tells of them. */
@Component
class PlaceHoldings implements Holdings {
    private final PostcodeDirectory directory;
    private final Constituencies constituencies;
    private final InstantSource clock;

    PlaceHoldings(PostcodeDirectory directory, Constituencies constituencies, InstantSource clock) {
        this.directory = directory;
        this.constituencies = constituencies;
        this.clock = clock;
    }

    @Override
    public List<Holding> listHoldings() {
        int standing = constituencies.listStanding(LondonTime.today(clock)).size();
        int all = constituencies.listAll().size();
        return List.of(
                new Holding(
                        1,
                        words("data.postcodes"),
                        words("data.postcodes-holding", Words.number(directory.size())),
                        directory.asOf().orElse(null),
                        null,
                        words("data.os")),
                new Holding(
                        2,
                        words("data.seats"),
                        words("data.seats-holding", Words.number(standing), Words.number(all - standing)),
                        null,
                        "members",
                        words("data.parliament")));
    }
}
