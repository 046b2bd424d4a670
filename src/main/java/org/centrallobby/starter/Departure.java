package org.centrallobby.starter;

import java.util.Optional;
import org.centrallobby.campaigns.Campaigns;
import org.centrallobby.kit.web.Banner;
import org.centrallobby.letters.store.LetterLists;
import org.centrallobby.members.Demonstration;
import org.centrallobby.members.Members;
import org.centrallobby.motions.Motions;
import org.centrallobby.places.Constituencies;
import org.centrallobby.places.Constituency;
import org.centrallobby.places.PostcodeEditions;
import org.springframework.stereotype.Component;

/** Says that Zedland is invented while it is there, and makes it go when real Members come. */
@Component
class Departure implements Demonstration, Banner {
    private final LetterLists letters;
    private final Campaigns campaigns;
    private final Motions motions;
    private final Members members;
    private final Constituencies constituencies;
    private final PostcodeEditions postcodes;

    Departure(
            LetterLists letters,
            Campaigns campaigns,
            Motions motions,
            Members members,
            Constituencies constituencies,
            PostcodeEditions postcodes) {
        this.letters = letters;
        this.campaigns = campaigns;
        this.motions = motions;
        this.members = members;
        this.constituencies = constituencies;
        this.postcodes = postcodes;
    }

    @Override
    public boolean isDemonstration() {
        return constituencies.listAll().stream().anyMatch(Constituency::demonstration);
    }

    @Override
    public Optional<String> hindrance() {
        long underWay = letters.countDemonstrationUnderWay();
        return underWay == 0
                ? Optional.empty()
                : Optional.of(("Zedland makes way for real Members, but %d letters to its Members are still under way: "
                                + "confirm or disown them, or wait until they lapse after seven days.")
                        .formatted(underWay));
    }

    /** In the order in which one needs the other: letters, campaigns, motions, Members, seats, postcodes. */
    @Override
    public void remove() {
        letters.removeDemonstration();
        campaigns.removeDemonstration();
        motions.removeDemonstration();
        members.removeDemonstration();
        constituencies.removeDemonstration();
        postcodes.removeDemonstration();
    }
}
