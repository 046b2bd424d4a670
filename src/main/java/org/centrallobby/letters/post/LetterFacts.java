package org.centrallobby.letters.post;

import java.time.Instant;
import java.util.Optional;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterEvent;
import org.centrallobby.letters.LetterText;
import org.centrallobby.letters.Standing;
import org.centrallobby.letters.Writer;
import org.centrallobby.letters.mails.Correspondence;
import org.centrallobby.letters.mails.Correspondence.Addressee;
import org.centrallobby.letters.mails.Correspondence.Author;
import org.centrallobby.letters.mails.Correspondence.Matter;
import org.centrallobby.letters.mails.LetterMails.Asked;
import org.centrallobby.letters.store.LetterLists.Bundle;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.members.Member;
import org.centrallobby.members.Membership;
import org.centrallobby.motions.Motion;
import org.centrallobby.motions.Motions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How things stand around a letter: its Member, its seat, its motion, today. */
@Component
public final class LetterFacts {
    private final Addressees addressees;
    private final Motions motions;

    LetterFacts(Addressees addressees, Motions motions) {
        this.addressees = addressees;
        this.motions = motions;
    }

    /** Who holds a seat; dissolution ends every hold, whether Parliament's list says so yet or not. */
    public Optional<Membership> findSitting(int constituencyId, Instant now) {
        return addressees.findSitting(constituencyId, now);
    }

    /** The Member's hold on the seat; empty if somebody else, or nobody, sits for it then. */
    public Optional<Membership> findSitting(int memberId, int constituencyId, Instant now) {
        return addressees.findSitting(memberId, constituencyId, now);
    }

    /** Whether a letter's Member still sits for its writer's seat. */
    public boolean isTheirMember(Letter letter, Instant now) {
        return addressees.isTheirMember(letter, now);
    }

    public boolean isDissolved(Instant now) {
        return addressees.isDissolved(now);
    }

    /** Where the Member's office reads mail; empty if no usable address is known. */
    public Optional<EmailAddress> findOffice(int memberId) {
        return addressees.findOffice(memberId);
    }

    /** The name of the Member a letter is for. */
    public String memberName(Letter letter) {
        return addressees.member(letter).name();
    }

    /** The name of a Member, sitting or not; empty if no such Member is known. */
    public String memberName(int memberId) {
        return addressees.findMember(memberId).map(Member::name).orElse("");
    }

    /** How things stand with a motion and a Member; {@link Standing#NONE} where there is no motion. */
    public Standing standing(@Nullable Long motionId, int memberId) {
        return Optional.ofNullable(motionId)
                .flatMap(motions::findById)
                .map(motion -> new Standing(
                        motions.stanceOf(motion, addressees.findMember(memberId).orElse(null))
                                .kind(),
                        motions.statusOf(motion)))
                .orElse(Standing.NONE);
    }

    /**
     * Whether a letter co-signs one that asks a Member for something that has happened, or cannot happen any more. A letter of
     * somebody's own says what its writer wants it to say.
     */
    public boolean hasNothingToAsk(Letter letter, int memberId) {
        return letter.joint() && standing(letter.motionId(), memberId).isSettled();
    }

    /**
     * What has happened since the writer last looked that they ought to hear of before the letter goes: the Member left,
     * the name was added, the motion ended. Empty if nothing has.
     */
    public Optional<LetterEvent> whatHappened(Letter letter, Instant now) {
        return whatHappened(Bundle.of(letter), now);
    }

    /** The same for letters that are alike in this. */
    public Optional<LetterEvent> whatHappened(Bundle bundle, Instant now) {
        return findSitting(bundle.memberId(), bundle.constituencyId(), now).isPresent()
                ? bundle.shown().whatHappened(standing(bundle.motionId(), bundle.memberId()))
                : Optional.of(LetterEvent.MEMBER_LEFT);
    }

    /** Whom a letter is for. */
    public Addressee addressee(Letter letter) {
        return new Addressee(
                addressees.member(letter).name(), addressees.seat(letter).name());
    }

    /** What a mail that asks for confirmation may say. */
    Asked asked(Letter letter) {
        return new Asked(
                letter.reference(),
                letter.joint(),
                addressees.member(letter).name(),
                addressees.seat(letter).name(),
                motion(letter));
    }

    /** All that the mails of a letter are made of. */
    public Correspondence correspondence(Letter letter, LetterText text) {
        Writer writer = text.writer();
        return new Correspondence(
                letter.id(),
                letter.reference(),
                new Author(writer.name(), writer.address(), writer.postcode(), text.writerAddress()),
                addressee(letter),
                new Matter(letter.kind(), text.topic(), text.organiser(), motion(letter)),
                text.text());
    }

    private @Nullable Motion motion(Letter letter) {
        Long id = letter.motionId();
        return id == null ? null : motions.findById(id).orElse(null);
    }
}
