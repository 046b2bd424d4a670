package org.centrallobby.recorded;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A Member of the recorded Members API, with everything its paths tell of one. */
public final class RecordedMember {
    /** Something held from a day to a day. */
    private record Held(
            @Nullable Integer id,
            String name,
            LocalDate from,
            @Nullable LocalDate to) {
        boolean covers(LocalDate day) {
            return !from.isAfter(day) && (to == null || !to.isBefore(day));
        }

        Held until(LocalDate last) {
            return to == null ? new Held(id, name, from, last) : this;
        }
    }

    private final int id;
    private final String name;
    private final IntFunction<String> seatName;
    private final List<Held> seats = new ArrayList<>();
    private final List<Held> parties = new ArrayList<>();
    private final List<Held> government = new ArrayList<>();
    private final List<Held> others = new ArrayList<>();
    private final Map<String, Map<String, Object>> offices = new LinkedHashMap<>();
    private @Nullable LocalDate electedLast;
    private boolean withoutMembership;
    private boolean inactive;
    private boolean biographyless;

    RecordedMember(int id, String name, String party, LocalDate since, IntFunction<String> seatName) {
        this.id = id;
        this.name = name;
        this.seatName = seatName;
        parties.add(new Held(null, party, since, null));
    }

    public int id() {
        return id;
    }

    /** Another seat, or the same again after some time away. */
    public synchronized RecordedMember sit(int seat, LocalDate since) {
        seats.add(new Held(seat, seatName.apply(seat), since, null));
        inactive = false;
        return this;
    }

    /** What Parliament writes of somebody re-elected: the membership goes on, its status began with the election. */
    public synchronized RecordedMember reelected(LocalDate pollingDay) {
        electedLast = pollingDay;
        return this;
    }

    public synchronized RecordedMember leave(LocalDate lastDay) {
        seats.replaceAll(held -> held.until(lastDay));
        return this;
    }

    public synchronized RecordedMember changeParty(String party, LocalDate since) {
        parties.replaceAll(held -> held.until(since.minusDays(1)));
        parties.add(new Held(null, party, since, null));
        return this;
    }

    /** To a government post, from a day on. */
    public synchronized RecordedMember appoint(String post, LocalDate since) {
        government.add(new Held(null, post, since, null));
        return this;
    }

    public synchronized RecordedMember dismiss(LocalDate lastDay) {
        government.replaceAll(held -> held.until(lastDay));
        return this;
    }

    /** To a post of Parliament itself. */
    public synchronized RecordedMember preside(String post, LocalDate since) {
        others.add(new Held(null, post, since, null));
        return this;
    }

    /** In the office in Parliament. */
    public synchronized RecordedMember email(@Nullable String email) {
        return office("Parliamentary office", email, null);
    }

    /**
     * An office, or a page on the web.
     *
     * @param type such as "Constituency office" or "Website"
     */
    public synchronized RecordedMember office(String type, @Nullable String email, @Nullable String phone) {
        Map<String, Object> office = new LinkedHashMap<>();
        office.put("type", type);
        office.put("typeDescription", type);
        office.put("typeId", offices.size() + 1);
        office.put("isPreferred", false);
        office.put("isWebAddress", type.equals("Website"));
        office.put("line1", type.equals("Website") ? "https://" + id + ".example.test" : "House of Commons");
        office.put("line2", "London");
        office.put("postcode", "SW1A 0AA");
        Recorded.put(office, "phone", phone);
        Recorded.put(office, "email", email == null || email.isEmpty() ? null : email);
        offices.put(type, office);
        return this;
    }

    /** Parliament forgets to say what the Member is a Member of. */
    public synchronized RecordedMember withoutMembership(boolean yes) {
        withoutMembership = yes;
        return this;
    }

    /** No longer called active, but without a last day. */
    public synchronized RecordedMember inactive() {
        inactive = true;
        return this;
    }

    /** The biography has no seats and no parties, as if nobody had entered them. */
    public synchronized RecordedMember withoutHistory() {
        biographyless = true;
        return this;
    }

    synchronized boolean isCurrent() {
        return !inactive && seats.getLast().to() == null;
    }

    synchronized boolean satOn(LocalDate day) {
        return seats.stream().anyMatch(held -> held.covers(day));
    }

    synchronized Map<String, Object> json() {
        return json(seats.getLast(), parties.getLast());
    }

    /** With the details of a day. */
    synchronized Map<String, Object> json(LocalDate day) {
        Held seat = seats.stream().filter(held -> held.covers(day)).findFirst().orElse(seats.getLast());
        Held party =
                parties.stream().filter(held -> held.covers(day)).findFirst().orElse(parties.getLast());
        return json(seat, party);
    }

    private Map<String, Object> json(Held seat, Held party) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", id);
        json.put("nameListAs", name);
        json.put("nameDisplayAs", name);
        json.put("nameFullTitle", name + " MP");
        json.put("nameAddressAs", name);
        Map<String, Object> parties = new LinkedHashMap<>();
        parties.put("id", Math.floorMod(party.name().hashCode(), 1000));
        parties.put("name", party.name());
        parties.put("abbreviation", party.name());
        parties.put("isIndependentParty", party.name().equals("Independent"));
        json.put("latestParty", parties);
        json.put("gender", "F");
        Recorded.put(json, "latestHouseMembership", withoutMembership ? null : membership(seat));
        json.put("thumbnailUrl", "");
        return json;
    }

    private Map<String, Object> membership(Held seat) {
        boolean active = seat.to() == null && !inactive;
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("statusIsActive", active);
        status.put("statusDescription", active ? "Current Member" : "Former Member");
        Recorded.put(status, "statusNotes", null);
        status.put("statusId", 0);
        Recorded.put(status, "statusStartDate", Recorded.day(electedLast == null ? seat.from() : electedLast));
        Map<String, Object> membership = new LinkedHashMap<>();
        membership.put("membershipFrom", seat.name());
        Recorded.put(membership, "membershipFromId", seat.id());
        membership.put("house", 1);
        membership.put("membershipStartDate", String.valueOf(Recorded.day(seat.from())));
        Recorded.put(membership, "membershipEndDate", Recorded.day(seat.to()));
        Recorded.put(membership, "membershipEndReason", seat.to() == null ? null : "Resignation");
        Recorded.put(membership, "membershipStatus", active ? status : inactive ? status : null);
        return membership;
    }

    synchronized List<Map<String, Object>> contact() {
        return List.copyOf(offices.values());
    }

    synchronized Map<String, Object> biography() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("representations", biographyless ? List.of() : items(seats));
        json.put("electionsContested", List.of());
        json.put("houseMemberships", List.of());
        json.put("governmentPosts", items(government));
        json.put("oppositionPosts", List.of());
        json.put("otherPosts", items(others));
        json.put("partyAffiliations", biographyless ? List.of() : items(parties));
        json.put("committeeMemberships", List.of());
        return json;
    }

    private static List<Map<String, Object>> items(List<Held> held) {
        return held.stream()
                .map(one -> {
                    Map<String, Object> json = new LinkedHashMap<>();
                    json.put("house", 1);
                    json.put("name", one.name());
                    json.put("id", one.id() == null ? 1 : one.id());
                    json.put("startDate", String.valueOf(Recorded.day(one.from())));
                    Recorded.put(json, "endDate", Recorded.day(one.to()));
                    Recorded.put(json, "additionalInfo", null);
                    return json;
                })
                .toList();
    }
}
