package org.centrallobby.members.lists;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.centrallobby.kit.imports.Column;
import org.centrallobby.kit.imports.Row;
import org.centrallobby.kit.imports.RowFault;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.members.House.Abstention;
import org.centrallobby.members.House.Origin;
import org.centrallobby.members.House.Seating;
import org.centrallobby.members.NonSigning.Reason;
import org.centrallobby.places.Constituencies;
import org.centrallobby.places.Constituency;
import org.jspecify.annotations.Nullable;

/**
 * One row of a list of Members, checked against the seats we know.
 *
 * @param current whether it tells of a membership that lasts
 * @param email null if the cell is empty or the list has no such column
 */
record MemberRow(
        int mnisId,
        String name,
        String party,
        Seating seating,
        boolean current,
        @Nullable String email) {
    static final List<Column> COLUMNS = List.of(
            Column.required("mnis_id"),
            Column.optional("name"),
            Column.optional("first_name"),
            Column.optional("last_name"),
            Column.required("party"),
            Column.optional("mnis_constituency_id"),
            Column.optional("pcon24cd|ons_code|gss_code"),
            Column.optional("membership_start|from_date"),
            Column.optional("to_date"),
            Column.optional("email"));

    /** Loose on purpose: it catches a cell that holds something else, no more. */
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@<>,;:\"()]{1,64}@[^\\s@<>,;:\"()]+\\.[^\\s@<>,;:\"().]+");

    /**
     * @param asOf the one day the list tells of; null if it tells of memberships from a day on
     * @throws RowFault naming what is wrong with the row
     */
    static MemberRow read(Row row, Constituencies seats, @Nullable LocalDate asOf, LocalDate today) throws RowFault {
        int mnisId = row.number("mnis_id");
        if (mnisId <= 0) {
            throw new RowFault("its mnis_id is " + mnisId + ", which is no id of Parliament");
        }
        String party = Party.nameOf(row.get("party"));
        Seating seating = asOf == null ? span(row, mnisId, party, seats, today) : day(row, mnisId, party, seats, asOf);
        boolean current = asOf == null && (seating.to() == null || !seating.to().isBefore(today));
        return new MemberRow(mnisId, name(row), party, seating, current, email(row));
    }

    /**
     * Why the Member does not sign motions, where the row says so. Since when somebody holds a post no list says, so it
     * is known from the day of the list on; a party is known for the whole membership.
     */
    Optional<Abstention> findAbstention(LocalDate today) {
        return Party.nonSigning(party)
                .filter(reason -> reason.reason() != Reason.POST_HOLDER || current || seating.snapshot())
                .map(reason -> new Abstention(
                        mnisId,
                        reason,
                        reason.reason() == Reason.POST_HOLDER && current ? today : seating.from(),
                        seating.to(),
                        Origin.LIST));
    }

    private static Seating span(Row row, int mnisId, String party, Constituencies seats, LocalDate today)
            throws RowFault {
        LocalDate start = row.date("membership_start");
        Optional<LocalDate> end = row.findDate("to_date");
        if (end.filter(start::isAfter).isPresent()) {
            throw new RowFault("it ends on " + end.get() + ", before it starts on " + start);
        }
        Constituency seat = seat(row, seats, end.filter(today::isAfter).orElse(today));
        if (end.isEmpty() && seat.endDate() != null && seat.endDate().isBefore(today)) {
            throw new RowFault(seat.name() + " has been no constituency since " + LondonTime.day(seat.endDate())
                    + "; a list of an earlier day is imported with --as-of");
        }
        // Many sat in the House before their present seat was drawn: of that seat they are Member since it stands.
        LocalDate from = start.isBefore(seat.startDate()) ? seat.startDate() : start;
        LocalDate to = end.orElse(null);
        if (seat.endDate() != null && (to == null || to.isAfter(seat.endDate()))) {
            to = seat.endDate();
        }
        if (to != null && to.isBefore(from)) {
            throw new RowFault("it lies outside the dates of " + seat.name());
        }
        return new Seating(mnisId, seat.mnisId(), from, to, party, false);
    }

    private static Seating day(Row row, int mnisId, String party, Constituencies seats, LocalDate asOf)
            throws RowFault {
        Constituency seat = seat(row, seats, asOf);
        if (!seat.standsOn(asOf)) {
            throw new RowFault(seat.name() + " was no constituency on " + LondonTime.day(asOf));
        }
        if (row.findDate("membership_start").filter(asOf::isBefore).isPresent()
                || row.findDate("to_date").filter(asOf::isAfter).isPresent()) {
            throw new RowFault("by its own dates the Member did not sit on " + LondonTime.day(asOf));
        }
        return new Seating(mnisId, seat.mnisId(), asOf, asOf, party, true);
    }

    /** Parliament's id goes first: a GSS code may stand for two seats, and some old seats have none. */
    private static Constituency seat(Row row, Constituencies seats, LocalDate on) throws RowFault {
        Optional<Integer> id = row.findNumber("mnis_constituency_id");
        if (id.isPresent()) {
            return seats.findByMnisId(id.get())
                    .orElseThrow(() -> new RowFault("no constituency has the id " + id.get()));
        }
        String code = row.get("pcon24cd");
        return seats.findByGss(code, on).orElseThrow(() -> new RowFault("no constituency has the code " + code));
    }

    private static String name(Row row) throws RowFault {
        Optional<String> name = row.find("name");
        return name.isPresent() ? name.get() : row.get("first_name") + " " + row.get("last_name");
    }

    private static @Nullable String email(Row row) throws RowFault {
        String email = row.find("email").orElse(null);
        if (email != null && (email.length() > 254 || !EMAIL.matcher(email).matches())) {
            throw new RowFault("its email cannot be an e-mail address");
        }
        return email;
    }
}
