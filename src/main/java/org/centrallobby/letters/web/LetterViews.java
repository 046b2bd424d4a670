package org.centrallobby.letters.web;

import java.util.List;
import java.util.Optional;
import org.centrallobby.calendar.HouseNote;
import org.centrallobby.calendar.HouseNotes;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterState;
import org.centrallobby.letters.LetterText;
import org.centrallobby.letters.Step;
import org.centrallobby.letters.desk.Letters;
import org.centrallobby.letters.outside.Matter;
import org.centrallobby.members.Member;
import org.centrallobby.members.Members;
import org.centrallobby.motions.Motion;
import org.centrallobby.motions.Motions;
import org.centrallobby.motions.web.Answer;
import org.centrallobby.motions.web.Answers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A letter as its writer sees it behind a link. */
@Component
public class LetterViews {
    /**
     * What a page shows of a letter.
     *
     * @param recipient the name of the Member written to, whoever holds the seat now
     * @param answer what the record shows now of the seat's Member on the motion; null where the letter has none
     * @param note what the calendar adds; null where it adds nothing
     * @param text the words, while they are held
     * @param steps what has happened so far
     * @param prospect what is still to come
     */
    public record View(
            String token,
            Letter letter,
            String recipient,
            @Nullable Answer answer,
            @Nullable HouseNote note,
            @Nullable LetterText text,
            List<Step> steps,
            Prospects.Prospect prospect) {
        /** The joint letter that it co-signs; null where it is a letter of its own. */
        public @Nullable String joint() {
            return prospect.joint();
        }

        /** Whether its name can still be taken off: it co-signs, and no mail server has it as far as we know. */
        public boolean canWithdraw() {
            return joint() != null && (letter.state() == LetterState.READY || letter.state() == LetterState.HELD);
        }

        /** Whether it waits for the hour of the joint letter. */
        public boolean waitsForHour() {
            return joint() != null && letter.state() == LetterState.READY && letter.postedAt() == null;
        }

        /** How things stand with the motion, as the page's form carries it back. */
        public String standing() {
            return answer == null ? "" : answer.stance().kind() + " " + answer.status();
        }

        /** What the page is called: the end of a key in the catalogue. */
        public String heading() {
            return prospect.expected().isEmpty() ? (letter.joint() ? "joint." : "") + letter.state() : "line";
        }
    }

    private final Letters letters;
    private final Motions motions;
    private final Answers answers;
    private final Members members;
    private final HouseNotes notes;
    private final Prospects prospects;

    LetterViews(
            Letters letters, Motions motions, Answers answers, Members members, HouseNotes notes, Prospects prospects) {
        this.letters = letters;
        this.motions = motions;
        this.answers = answers;
        this.members = members;
        this.notes = notes;
        this.prospects = prospects;
    }

    View of(String token, Letter letter) {
        String member = members.findMember(letter.memberId()).map(Member::name).orElse("");
        LetterText text = letters.findText(letter.id()).orElse(null);
        return new View(
                token,
                letter,
                member,
                findMotion(letter)
                        .flatMap(motion -> answers.find(motion, letter.constituencyId()))
                        .orElse(null),
                concerns(letter) ? notes.findToday().orElse(null) : null,
                text,
                letters.listSteps(letter.id()),
                prospects.of(letter, member, text));
    }

    /** The page a letter was written from: its campaign's, its motion's, or that of its matter. */
    String page(Letter letter) {
        if (letter.campaign() != null) {
            return "/campaigns/" + letter.campaign();
        }
        return findMotion(letter)
                .map(motion -> "/motions/" + motion.name().session() + "/"
                        + motion.name().number())
                .or(() -> Matter.findPage(letter.kind()))
                .orElse("");
    }

    private Optional<Motion> findMotion(Letter letter) {
        return Optional.ofNullable(letter.motionId()).flatMap(motions::findById);
    }

    /** A letter that came back is not read sooner or later. */
    private static boolean concerns(Letter letter) {
        return switch (letter.state()) {
            case UNCONFIRMED, HELD, READY, WAITING, ACCEPTED -> true;
            default -> false;
        };
    }
}
