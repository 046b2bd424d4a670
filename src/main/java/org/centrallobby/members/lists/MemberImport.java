package org.centrallobby.members.lists;

import static org.centrallobby.kit.web.Words.words;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.centrallobby.kit.imports.CsvTable;
import org.centrallobby.kit.imports.ImportKind;
import org.centrallobby.kit.imports.ImportRefused;
import org.centrallobby.kit.imports.Kind;
import org.centrallobby.kit.imports.Tally;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.members.Contact;
import org.centrallobby.members.Demonstration;
import org.centrallobby.members.House;
import org.centrallobby.members.House.Abstention;
import org.centrallobby.members.House.Origin;
import org.centrallobby.members.Member;
import org.centrallobby.members.Members;
import org.centrallobby.members.NonSigning;
import org.centrallobby.members.lists.Seatings.Outcome;
import org.centrallobby.places.Constituencies;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes in lists of Members: of the present House, of past memberships, or of one day. It adds and corrects, and ends a
 * membership only where somebody else follows.
 */
@Component
@Kind(
        name = "members",
        holds =
                "Members of the House: CSV with mnis_id, name (or first_name and last_name), party, mnis_constituency_id or"
                        + " pcon24cd, membership_start, and if known to_date and email. With --as-of DATE the file tells of that"
                        + " one day and of no other.",
        takesAsOf = true)
class MemberImport implements ImportKind {
    /** A row that was taken, what it did to the memberships, and the file it stood in. */
    private record Taken(MemberRow row, Outcome outcome, String file, boolean tellsEmail) {}

    private final Members members;
    private final Constituencies constituencies;
    private final InstantSource clock;
    private final ObjectProvider<Demonstration> demonstrations;

    MemberImport(
            Members members,
            Constituencies constituencies,
            InstantSource clock,
            ObjectProvider<Demonstration> demonstrations) {
        this.members = members;
        this.constituencies = constituencies;
        this.clock = clock;
        this.demonstrations = demonstrations;
    }

    @Override
    @Transactional(rollbackFor = Exception.class)
    public void run(List<Path> files, @Nullable LocalDate asOf, Tally tally) throws ImportRefused, IOException {
        LocalDate today = LondonTime.today(clock);
        requireSeats(asOf == null ? today : asOf);
        House before = members.house();
        Seatings seatings = new Seatings(
                before.byMember().values().stream().flatMap(List::stream).toList());
        List<Taken> taken = new ArrayList<>();
        for (Path file : files) {
            try (CsvTable table = CsvTable.open(file, MemberRow.COLUMNS)) {
                boolean tellsEmail = table.has("email");
                table.forEach(tally, row -> {
                    MemberRow read = MemberRow.read(row, constituencies, asOf, today);
                    taken.add(new Taken(read, seatings.take(read.seating()), table.file(), tellsEmail));
                });
            }
        }
        if (taken.isEmpty()) {
            return;
        }
        makeRoom(before, tally);
        for (Taken row : taken) {
            boolean member = saveMember(row.row(), before);
            boolean contact = saveContact(row, before);
            boolean reason = saveReason(row.row(), before, today);
            count(row, member || contact || reason, before, tally);
        }
        seatings.listRemoved().forEach(members::delete);
        seatings.listAdded().forEach(members::save);
        if (asOf == null) {
            remarkMissing(taken, today, tally);
        }
    }

    private void requireSeats(LocalDate on) throws ImportRefused {
        if (constituencies.listStanding(on).stream().allMatch(seat -> seat.demonstration())) {
            throw new ImportRefused("No constituency that stands on %s is known: import constituencies first."
                    .formatted(LondonTime.day(on)));
        }
    }

    /** The fictional place goes when the first real Members come. */
    private void makeRoom(House before, Tally tally) throws ImportRefused {
        if (before.members().values().stream().noneMatch(Member::demonstration)) {
            return;
        }
        for (Demonstration demonstration : demonstrations) {
            Optional<String> hindrance = demonstration.hindrance();
            if (hindrance.isPresent()) {
                throw new ImportRefused(hindrance.get());
            }
            demonstration.remove();
        }
        tally.remark("The demonstration has made way for real Members.");
    }

    /** A list of the past says nothing about the name and party of today; it only fills what nobody told us. */
    private boolean saveMember(MemberRow row, House before) {
        Member known = before.members().get(row.mnisId());
        Member member;
        if (known == null || row.current()) {
            member = new Member(row.mnisId(), row.name(), row.party(), false);
        } else if (known.party() == null) {
            member = new Member(row.mnisId(), known.name(), row.party(), false);
        } else {
            return false;
        }
        if (member.equals(known)) {
            return false;
        }
        members.saveMember(member);
        return true;
    }

    /** An address of the past is no way to reach anybody today. */
    private boolean saveContact(Taken taken, House before) {
        MemberRow row = taken.row();
        Contact known = before.contacts().get(row.mnisId());
        if (!taken.tellsEmail() || !row.current() || (known != null && Objects.equals(known.email(), row.email()))) {
            return false;
        }
        members.saveContact(
                row.mnisId(),
                new Contact(
                        row.email(),
                        known == null ? null : known.phone(),
                        known == null ? null : known.postalAddress(),
                        words("members.contact.source", taken.file()),
                        clock.instant()));
        return true;
    }

    private boolean saveReason(MemberRow row, House before, LocalDate today) {
        List<Abstention> known = before.abstentions().getOrDefault(row.mnisId(), List.of());
        boolean ended = row.current() && endReasons(row, known, today.minusDays(1));
        Optional<Abstention> told = row.findAbstention(today);
        if (told.isEmpty() || known.stream().anyMatch(told.get()::isIn)) {
            return ended;
        }
        members.saveNonSigning(
                row.mnisId(),
                told.get().reason().readAt(clock.instant()),
                told.get().from(),
                told.get().to());
        return true;
    }

    /** A list that no longer names the post or the party ends the reason that came from a list. */
    private boolean endReasons(MemberRow row, List<Abstention> known, LocalDate lastDay) {
        Optional<NonSigning> now = Party.nonSigning(row.party());
        List<Abstention> over = known.stream()
                .filter(old -> old.to() == null && old.origin() == Origin.LIST && Party.isFromList(old.reason()))
                .filter(old -> now.filter(old.reason()::says).isEmpty())
                .toList();
        over.forEach(old -> members.end(old, lastDay));
        return !over.isEmpty();
    }

    private static void count(Taken taken, boolean changed, House before, Tally tally) {
        if (taken.outcome() == Outcome.ADDED
                || !before.members().containsKey(taken.row().mnisId())) {
            tally.added(1);
        } else if (taken.outcome() == Outcome.CHANGED || changed) {
            tally.changed(1);
        } else {
            tally.unchanged(1);
        }
    }

    private void remarkMissing(List<Taken> taken, LocalDate today, Tally tally) {
        Set<Integer> listed = taken.stream().map(row -> row.row().mnisId()).collect(Collectors.toSet());
        List<String> missing = members.listSitting(today).stream()
                .filter(membership -> !membership.member().demonstration())
                .filter(membership -> !listed.contains(membership.member().mnisId()))
                .map(membership ->
                        membership.member().name() + " (" + membership.seat().name() + ")")
                .toList();
        if (!missing.isEmpty()) {
            tally.remark("%d of the present House are not in the file and stay as they were: %s%s."
                    .formatted(
                            missing.size(),
                            String.join(", ", missing.subList(0, Math.min(10, missing.size()))),
                            missing.size() > 10 ? " and others" : ""));
        }
    }
}
