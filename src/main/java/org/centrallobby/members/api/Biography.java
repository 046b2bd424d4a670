package org.centrallobby.members.api;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.centrallobby.kit.json.Fields;
import org.jspecify.annotations.Nullable;

/** What a Member was and is, with dates: posts, seats and parties. */
public record Biography(List<Item> governmentPosts, List<Item> otherPosts, List<Item> seats, List<Item> parties) {
    private static final int COMMONS = 1;

    /**
     * An entry.
     *
     * @param id of the post, seat or party; null where the API gives none
     * @param end null while it lasts
     */
    public record Item(
            @Nullable Integer id,
            String name,
            LocalDate start,
            @Nullable LocalDate end) {}

    static Biography of(Fields answer) {
        Fields value = answer.object("value");
        return new Biography(
                items(value, "governmentPosts"),
                items(value, "otherPosts"),
                items(value, "representations"),
                items(value, "partyAffiliations"));
    }

    /** The seat as held now, since the last election to it. */
    public Optional<Item> findPresentSeat(int seatId) {
        return seats.stream()
                .filter(item -> item.id() != null && item.id() == seatId && item.end() == null)
                .max(Comparator.comparing(Item::start));
    }

    /** When the Member last left the same seat, before a day. */
    public Optional<LocalDate> findLeft(int seatId, LocalDate before) {
        return seats.stream()
                .filter(item -> item.id() != null && item.id() == seatId)
                .flatMap(item -> Optional.ofNullable(item.end()).stream())
                .filter(end -> end.isBefore(before))
                .max(Comparator.naturalOrder());
    }

    /** Since when the Member is of the party. */
    public Optional<LocalDate> findPartySince(String party) {
        return parties.stream()
                .filter(item -> item.name().equals(party) && item.end() == null)
                .map(Item::start)
                .max(Comparator.naturalOrder());
    }

    /** Only of the Commons, only dated, and none that ends before it begins: such an entry is not understood. */
    private static List<Item> items(Fields value, String field) {
        List<Item> items = new ArrayList<>();
        for (Fields entry : value.list(field)) {
            boolean ours = entry.findNumber("house").orElse(COMMONS) == COMMONS;
            String name = entry.text("name").orElse(null);
            LocalDate start = entry.findDay("startDate").orElse(null);
            LocalDate end = entry.findDay("endDate").orElse(null);
            if (ours && name != null && start != null && (end == null || !end.isBefore(start))) {
                items.add(new Item(entry.findNumber("id").orElse(null), name, start, end));
            }
        }
        return List.copyOf(items);
    }
}
