package org.centrallobby.motions.sync;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.centrallobby.kit.http.FetchFailed;
import org.centrallobby.kit.jobs.RecurringJob;
import org.centrallobby.kit.sync.Reading;
import org.centrallobby.kit.sync.Readings;
import org.centrallobby.kit.sync.Source;
import org.centrallobby.motions.Motion;
import org.centrallobby.motions.MotionStatus;
import org.centrallobby.motions.Motions;
import org.centrallobby.motions.sync.Listings.Wanted;
import org.springframework.stereotype.Component;

/** Reads the open motions that somebody follows again, every quarter of an hour. */
@Component
public class FollowedJob implements RecurringJob {
    private final List<FollowedMotions> followers;
    private final Motions motions;
    private final Listings listings;
    private final DetailReading details;
    private final Readings readings;

    FollowedJob(
            List<FollowedMotions> followers,
            Motions motions,
            Listings listings,
            DetailReading details,
            Readings readings) {
        this.followers = followers;
        this.motions = motions;
        this.listings = listings;
        this.details = details;
        this.readings = readings;
    }

    @Override
    public String name() {
        return "followed-motions";
    }

    @Override
    public Duration pause() {
        return Duration.ofMinutes(15);
    }

    @Override
    public void runOnce() {
        if (readings.isWanted(MotionSource.NAME)) {
            readings.run(new Followed());
        }
    }

    private List<Wanted> listWanted() {
        Set<Long> followed = new TreeSet<>();
        followers.forEach(follower -> followed.addAll(follower.listFollowed()));
        List<Wanted> wanted = new ArrayList<>();
        for (long id : followed) {
            motions.findById(id)
                    .filter(motion -> motions.statusOf(motion) == MotionStatus.OPEN)
                    .ifPresent(motion -> add(motion, wanted));
        }
        return wanted;
    }

    private void add(Motion motion, List<Wanted> wanted) {
        Integer edmId = motion.edmId();
        if (edmId != null && !motion.demonstration()) {
            wanted.add(listings.find(edmId)
                    .orElseGet(() -> new Wanted(edmId, motion.name().session(), motion.tabledOn(), "", null)));
        }
    }

    /** A reading of its own: it goes on beside one of all history, which takes hours. */
    private final class Followed implements Source {
        @Override
        public String name() {
            return "followed motions";
        }

        @Override
        public int order() {
            return 40;
        }

        @Override
        public void read(Reading reading) throws FetchFailed {
            DetailCounts counts = details.read(listWanted(), reading);
            reading.count("read", counts.asked());
            reading.count("changed", counts.changed());
            reading.count("events", counts.events());
        }
    }
}
