package org.centrallobby.campaigns;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import org.centrallobby.calendar.HouseNote;
import org.centrallobby.calendar.HouseNotes;
import org.centrallobby.calendar.NonSitting;
import org.centrallobby.calendar.Sittings;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.motions.web.Answer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is asked of a constituent today. It follows from status, stance and calendar, here only. */
@Component
public class Asks {
    private final Sittings sittings;
    private final HouseNotes notes;
    private final InstantSource clock;

    Asks(Sittings sittings, HouseNotes notes, InstantSource clock) {
        this.sittings = sittings;
        this.notes = notes;
        this.clock = clock;
    }

    /** The ask for one Member and motion. */
    public Ask of(Answer answer) {
        return Ask.of(answer.status(), answer.stance().kind(), isOutOfOffice(answer));
    }

    /** What the calendar adds to an ask; null where it adds nothing, or motion and asking are over anyway. */
    public @Nullable HouseNote noteFor(Ask ask) {
        return ask.isWriting() || ask == Ask.HOUSE_DISSOLVED ? notes.findToday().orElse(null) : null;
    }

    /** Dissolution ends every membership that began before it, whether our list of Members says so yet or not. */
    private boolean isOutOfOffice(Answer answer) {
        LocalDate today = LondonTime.today(clock);
        Optional<LocalDate> dissolved = sittings.findDissolution(today).map(NonSitting::firstDay);
        return dissolved.isPresent()
                && (answer.membership() == null || answer.membership().from().isBefore(dissolved.get()));
    }
}
