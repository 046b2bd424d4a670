package org.centrallobby.members.sync;

import org.centrallobby.kit.http.FetchFailed;
import org.centrallobby.kit.sync.Reading;
import org.centrallobby.kit.sync.Source;
import org.centrallobby.kit.sync.SyncRefused;
import org.springframework.stereotype.Component;

/** The House as Parliament's Members API tells of it: who sits, how they are reached, what posts they hold. */
@Component
class HouseSource implements Source {
    private final Dissolution dissolution;
    private final PresentHouse present;
    private final PastHouses past;

    HouseSource(Dissolution dissolution, PresentHouse present, PastHouses past) {
        this.dissolution = dissolution;
        this.present = present;
        this.past = past;
    }

    @Override
    public String name() {
        return "members";
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public void read(Reading reading) throws SyncRefused, FetchFailed {
        int ended = dissolution.apply();
        if (ended > 0) {
            reading.remark("Parliament is dissolved: %d memberships have ended.".formatted(ended));
        }
        present.read(reading);
        if (reading.allHistory()) {
            past.read(reading);
        }
    }
}
