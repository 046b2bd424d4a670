package org.centrallobby.members.sync;

import static org.centrallobby.kit.web.Words.words;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.centrallobby.kit.http.Validator;
import org.centrallobby.kit.sync.Reading;
import org.centrallobby.kit.sync.SyncRefused;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.members.Contact;
import org.centrallobby.members.Demonstration;
import org.centrallobby.members.House;
import org.centrallobby.members.House.Origin;
import org.centrallobby.members.House.Seating;
import org.centrallobby.members.Member;
import org.centrallobby.members.Members;
import org.centrallobby.members.api.ApiMember;
import org.centrallobby.members.api.MembersApi.Part;
import org.centrallobby.members.api.Offices;
import org.centrallobby.members.roll.Roll;
import org.centrallobby.members.roll.Sits;
import org.centrallobby.members.sync.MemberAnswers.Asked;
import org.centrallobby.members.sync.Told.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Applies what Parliament said of the House, in one transaction. */
@Component
class HouseChange {
    private final Members members;
    private final SeatList seats;
    private final MemberAnswers answers;
    private final TransactionOperations transaction;
    private final ObjectProvider<Demonstration> demonstrations;
    private final InstantSource clock;

    HouseChange(
            Members members,
            SeatList seats,
            MemberAnswers answers,
            TransactionOperations transaction,
            ObjectProvider<Demonstration> demonstrations,
            InstantSource clock) {
        this.members = members;
        this.seats = seats;
        this.answers = answers;
        this.transaction = transaction;
        this.demonstrations = demonstrations;
        this.clock = clock;
    }

    /** @throws SyncRefused while the fictional place cannot make way */
    void refuseIfHindered() throws SyncRefused {
        Optional<String> hindrance = findHindrance();
        if (hindrance.isPresent()) {
            throw new SyncRefused(hindrance.get(), "Then run bin/lobby sync members again.");
        }
    }

    Map<Asked, Validator> readValidators() {
        return answers.readValidators();
    }

    void apply(Told told, Reading reading) throws SyncRefused {
        Optional<String> hindrance = Objects.requireNonNull(transaction.execute(status -> {
            Optional<String> found = findHindrance();
            if (found.isEmpty()) {
                change(told, reading);
            }
            return found;
        }));
        if (hindrance.isPresent()) {
            throw new SyncRefused(hindrance.get(), "Then run bin/lobby sync members again.");
        }
    }

    private Optional<String> findHindrance() {
        return isDemonstrated()
                ? demonstrations.stream()
                        .flatMap(demonstration -> demonstration.hindrance().stream())
                        .findFirst()
                : Optional.empty();
    }

    private boolean isDemonstrated() {
        return members.house().members().values().stream().anyMatch(Member::demonstration);
    }

    private void change(Told told, Reading reading) {
        if (isDemonstrated() && !told.people().isEmpty()) {
            demonstrations.forEach(Demonstration::remove);
            reading.remark("The demonstration has made way for real Members.");
        }
        seats.save(told.seats());
        seats.joinCodes(reading);
        House before = members.house();
        told.people().forEach(person -> saveMember(person.member(), before));
        seat(told, before, reading);
        LocalDate today = LondonTime.today(clock);
        Reasons reasons = new Reasons(members, members.house(), today, clock.instant());
        for (Person person : told.people()) {
            saveContact(person, before);
            reasons.apply(person);
            person.biography()
                    .ifPresent(part -> answers.save(
                            new Asked(person.member().id(), MemberAnswers.Part.BIOGRAPHY), part.validator()));
        }
        members.confirmReasons(Origin.PARLIAMENT);
        reading.count("Members who do not sign, with a reason", reasons.count());
        reading.count(
                "vacant seats",
                seats.countStanding(today) - members.listSitting(today).size());
    }

    private void saveMember(ApiMember told, House before) {
        Member known = before.members().get(told.id());
        String party = told.party() != null || known == null ? told.party() : known.party();
        Member member = new Member(told.id(), told.name(), party, false);
        if (!member.equals(known)) {
            members.saveMember(member);
        }
    }

    private void seat(Told told, House before, Reading reading) {
        List<Seating> known =
                before.byMember().values().stream().flatMap(List::stream).toList();
        Roll roll = new Roll(
                known,
                LondonTime.today(clock),
                day -> told.lastDissolution()
                        .filter(period -> period.covers(day))
                        .isPresent());
        told.left().forEach((member, day) -> {
            if (!roll.leave(member, day)) {
                reading.remark(
                        "Parliament says that Member %d left on %s, before the membership on record began; it stays."
                                .formatted(member, LondonTime.day(day)));
            }
        });
        Set<Integer> listed =
                told.people().stream().map(person -> person.member().id()).collect(Collectors.toSet());
        told.people().stream()
                .map(Person::sits)
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(Sits::from))
                .forEach(fact -> roll.sit(fact, listed::contains).forEach(reading::remark));
        roll.listRemoved().forEach(members::delete);
        roll.listAdded().forEach(members::save);
    }

    /** An address that a list of the operator's brought stays where Parliament publishes none. */
    private void saveContact(Person person, House before) {
        Part<Offices> part = person.offices().orElse(null);
        if (part == null) {
            return;
        }
        int id = person.member().id();
        String parliament = words("members.contact.parliament");
        Contact known = before.contacts().get(id);
        Offices told = part.value();
        @Nullable String email = told.email();
        String source = parliament;
        if (email == null && known != null && !known.source().equals(parliament)) {
            email = known.email();
            source = known.source();
        }
        Contact contact = new Contact(email, told.phone(), told.postalAddress(), source, clock.instant());
        members.saveContact(id, contact);
        answers.save(new Asked(id, MemberAnswers.Part.CONTACT), part.validator());
    }
}
