package org.centrallobby.letters.desk;

import java.time.InstantSource;
import java.util.List;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterEvent;
import org.centrallobby.letters.LetterState;
import org.centrallobby.letters.holds.HoldRule;
import org.centrallobby.letters.holds.Holds;
import org.centrallobby.letters.holds.Screening;
import org.centrallobby.letters.line.Line;
import org.centrallobby.letters.post.LetterFacts;
import org.centrallobby.letters.store.LetterRows;
import org.springframework.stereotype.Component;

/** What becomes of a letter when its writer confirms it: it goes, or waits its turn, or is held for a person to look at. */
@Component
class Onward {
    private static final String WRITER = "writer";
    private final LetterRows rows;
    private final LetterFacts facts;
    private final Screening screening;
    private final Holds holds;
    private final Line line;
    private final InstantSource clock;

    Onward(LetterRows rows, LetterFacts facts, Screening screening, Holds holds, Line line, InstantSource clock) {
        this.rows = rows;
        this.facts = facts;
        this.screening = screening;
        this.holds = holds;
        this.line = line;
        this.clock = clock;
    }

    /** The letter is about to be confirmed; not to be called within a transaction. False if its address has had its share. */
    boolean count(Letter letter) {
        return rows.findText(letter.id())
                .map(text -> screening.countConfirmed(text.writerAddress()))
                .orElse(true);
    }

    /** It was counted, and not confirmed after all. */
    void uncount(Letter letter) {
        rows.findText(letter.id()).ifPresent(text -> screening.uncount(text.writerAddress()));
    }

    /** Its writer took it back: nobody has to look at it any more. */
    void withdrawn(Letter letter) {
        holds.forget(List.of(letter.id()));
    }

    /**
     * Moves a letter on that the caller's transaction holds locked.
     *
     * @param often whether its address has had its share of letters for a day
     */
    Confirmed confirm(Letter letter, boolean often) {
        List<HoldRule> reasons =
                screening.judge(letter, rows.findText(letter.id()).orElseThrow(), often);
        boolean moved = reasons.isEmpty()
                ? rows.apply(LetterEvent.CONFIRM, letter, WRITER, clock.instant())
                : holds.holdBack(letter, reasons, WRITER);
        if (!moved) {
            return new Confirmed.Already(rows.find(letter.id()).orElseThrow());
        }
        rows.show(letter.id(), facts.standing(letter.motionId(), letter.memberId()));
        Letter confirmed = rows.find(letter.id()).orElseThrow();
        if (confirmed.state() == LetterState.HELD) {
            return new Confirmed.Held(confirmed);
        }
        return new Confirmed.Ready(
                line.join(confirmed, WRITER) ? rows.find(letter.id()).orElseThrow() : confirmed);
    }
}
