package org.centrallobby.letters.counts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.centrallobby.TestProgram;
import org.centrallobby.letters.Draft;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterEvent;
import org.centrallobby.letters.LetterKind;
import org.centrallobby.letters.Standing;
import org.centrallobby.letters.Writer;
import org.centrallobby.letters.store.LetterRows;
import org.jspecify.annotations.Nullable;

/** Letters to be counted, put where they are to stand without a mail being sent. */
public record CountedWorld(TestProgram program) {
    /** A letter to a Member whose seat has the same id. */
    public Letter write(String campaign, @Nullable Long motion, int seat, LetterKind kind, boolean joint) {
        return write(campaign, motion, seat, kind, joint, true, program.clock().instant());
    }

    Letter write(
            @Nullable String campaign,
            @Nullable Long motion,
            int seat,
            LetterKind kind,
            boolean joint,
            boolean demonstration,
            Instant at) {
        return rows().add(draft(campaign, motion, seat, kind, joint), Standing.NONE, demonstration, at)
                .orElseThrow();
    }

    private static Draft draft(
            @Nullable String campaign, @Nullable Long motion, int seat, LetterKind kind, boolean joint) {
        return new Draft(
                UUID.randomUUID(),
                kind,
                joint,
                campaign,
                motion,
                "Ferries",
                "",
                seat,
                seat,
                new Writer("Asha Patel", "1 Mill Lane", "ZZ9 1AA", "asha@example.test"),
                "Dear Ada, the ferry is late.",
                "2026-11");
    }

    /** Lets the next letter have this id, as if those before it had been written; ids drawn already are thrown away. */
    void continueWith(long id) {
        program.database()
                .jdbc()
                .sql("alter table letter alter column id restart with " + (id - 1))
                .update();
        Draft never = draft(null, null, 1, LetterKind.OTHER, false);
        Instant now = program.clock().instant();
        while (rows().seal(never, Standing.NONE, true, false, now).id() != id - 1) {
            // Nothing is kept of it but its number; not so fast that those drawn ahead come too late to be in order.
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** The id of a letter that a mail server took. */
    public long accepted(int seat, LetterKind kind) {
        return move(
                        write("safe-crossings", null, seat, kind, false),
                        LetterEvent.CONFIRM,
                        LetterEvent.POST,
                        LetterEvent.ACCEPT)
                .id();
    }

    /** Lets things happen to it, one after the other. */
    public Letter move(Letter letter, LetterEvent... events) {
        for (LetterEvent event : events) {
            assertThat(rows().apply(
                                    event,
                                    rows().find(letter.id()).orElseThrow(),
                                    "test",
                                    program.clock().instant()))
                    .as("%s", event)
                    .isTrue();
        }
        return letter;
    }

    /** One turn of the job, and the copy in memory after it. */
    public void gather() {
        program.get(Gathering.class).runOnce();
    }

    Figures campaign(String slug) {
        return program.get(LetterCounts.class).forCampaign(slug, true);
    }

    private LetterRows rows() {
        return program.get(LetterRows.class);
    }
}
