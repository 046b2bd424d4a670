package org.centrallobby.members.sync;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.centrallobby.members.House;
import org.centrallobby.members.House.Abstention;
import org.centrallobby.members.House.Origin;
import org.centrallobby.members.House.Seating;
import org.centrallobby.members.Members;
import org.centrallobby.members.NonSigning;
import org.centrallobby.members.NonSigning.Reason;
import org.centrallobby.members.api.Biography;
import org.centrallobby.members.api.Biography.Item;
import org.centrallobby.members.api.MembersApi.Part;
import org.centrallobby.members.lists.Party;
import org.centrallobby.members.lists.Posts;
import org.centrallobby.members.sync.Told.Person;
import org.jspecify.annotations.Nullable;

/**
 * Why Members do not sign, as far as Parliament's record of posts and parties says. What it told once and tells no longer
 * ends; it is not forgotten, for it was true of its time.
 */
final class Reasons {
    private final Members members;
    private final House house;
    private final LocalDate today;
    private final Instant now;
    private final Set<Integer> abstaining = new HashSet<>();

    Reasons(Members members, House house, LocalDate today, Instant now) {
        this.members = members;
        this.house = house;
        this.today = today;
        this.now = now;
    }

    void apply(Person person) {
        int id = person.member().id();
        List<Abstention> known = house.abstentions().getOrDefault(id, List.of());
        List<Abstention> posts = list(known, false);
        Optional<Biography> life = person.biography().map(Part::value);
        if (life.isPresent()) {
            List<Abstention> told = told(id, life.get());
            reconcile(posts, told);
            posts = told;
        }
        boolean presides = posts.stream().anyMatch(post -> post.covers(today));
        Optional<NonSigning> party =
                Optional.ofNullable(person.member().party()).flatMap(Posts::ofParty);
        List<Abstention> fromParty = party
                .filter(reason -> reason.reason() != Reason.POST_HOLDER || !presides)
                .map(reason -> abstention(id, reason, since(id, reason, person, life), null))
                .stream()
                .toList();
        reconcile(list(known, true), fromParty);
        endLists(known, party);
        if (presides || !fromParty.isEmpty()) {
            abstaining.add(id);
        }
    }

    /** How many of those applied have a reason today. */
    int count() {
        return abstaining.size();
    }

    private static List<Abstention> list(List<Abstention> known, boolean fromParty) {
        return known.stream()
                .filter(old -> old.origin() == Origin.PARLIAMENT && Party.isFromList(old.reason()) == fromParty)
                .toList();
    }

    private List<Abstention> told(int id, Biography life) {
        List<Abstention> told = new ArrayList<>();
        for (Item post : life.governmentPosts()) {
            Posts.ofGovernment(post.name())
                    .ifPresent(reason -> told.add(abstention(id, reason, post.start(), post.end())));
        }
        for (Item post : life.otherPosts()) {
            Posts.ofParliament(post.name())
                    .ifPresent(reason -> told.add(abstention(id, reason, post.start(), post.end())));
        }
        return told.stream().distinct().toList();
    }

    private Abstention abstention(int id, NonSigning reason, LocalDate from, @Nullable LocalDate to) {
        return new Abstention(
                id,
                new NonSigning(reason.reason(), reason.explanation(), reason.source(), from, now),
                from,
                to,
                Origin.PARLIAMENT);
    }

    /** A seat not taken is so for the whole membership; a post since the party names it. */
    private LocalDate since(int id, NonSigning reason, Person person, Optional<Biography> life) {
        Optional<LocalDate> party = life.flatMap(told ->
                told.findPartySince(Objects.requireNonNullElse(person.member().party(), "")));
        Optional<LocalDate> seated = house.findSeatOf(id, today).map(Seating::from);
        return (reason.reason() == Reason.POST_HOLDER ? party : seated).orElse(today);
    }

    private void reconcile(List<Abstention> known, List<Abstention> told) {
        Set<Abstention> matched = new HashSet<>();
        for (Abstention reason : told) {
            Optional<Abstention> same = known.stream()
                    .filter(old -> !matched.contains(old) && old.reason().says(reason.reason()))
                    .filter(old -> Objects.equals(old.from(), reason.from())
                            || (Party.isFromList(reason.reason()) && old.to() == null))
                    .findFirst();
            if (same.isEmpty()) {
                members.save(reason);
            } else {
                matched.add(same.get());
                if (!Objects.equals(same.get().to(), reason.to())) {
                    members.end(same.get(), reason.to());
                }
            }
        }
        known.stream()
                .filter(old -> old.to() == null && !matched.contains(old))
                .forEach(old -> members.end(old, today.minusDays(1)));
    }

    /** What a list of Members said of the party, and is so no longer. */
    private void endLists(List<Abstention> known, Optional<NonSigning> party) {
        known.stream()
                .filter(old -> old.to() == null && old.origin() == Origin.LIST && Party.isFromList(old.reason()))
                .filter(old -> party.filter(old.reason()::says).isEmpty())
                .forEach(old -> members.end(old, today.minusDays(1)));
    }
}
