package org.centrallobby.calendar.sync;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.centrallobby.calendar.NonSitting;
import org.centrallobby.calendar.NonSitting.Kind;
import org.centrallobby.kit.json.Fields;
import tools.jackson.databind.JsonNode;

/**
 * {@code events/nonsitting.json}: rows in no order, both Houses, some cancelled, names mostly null. A code is a number or
 * letters and not documented; the category's words ("Recess - Commons") are steadier.
 */
final class NonSittingShape {
    static final String SOURCE = "What’s On";
    private final Map<String, NonSitting> periods = new LinkedHashMap<>();
    private final Set<String> said = new HashSet<>();
    private final Consumer<String> remarks;

    NonSittingShape(Consumer<String> remarks) {
        this.remarks = remarks;
    }

    /** Takes in one answer; what came before, as windows share their edges, is not counted twice. */
    void take(JsonNode rows) {
        for (JsonNode node : rows) {
            Fields row = new Fields(node);
            if (isCommons(row) && row.text("CancelledDate").isEmpty()) {
                take(row, kind(row));
            }
        }
    }

    /** From the earliest on. */
    List<NonSitting> periods() {
        return periods.values().stream()
                .sorted(Comparator.comparing(NonSitting::firstDay).thenComparing(NonSitting::kind))
                .toList();
    }

    private void take(Fields row, Kind kind) {
        Optional<LocalDate> first = row.findDay("StartDate");
        // One Friday may go without an end; a recess without one would tell a return nobody announced.
        Optional<LocalDate> last =
                row.findDay("EndDate").or(() -> kind == Kind.NON_SITTING_FRIDAY ? first : Optional.empty());
        if (first.isEmpty() || last.isEmpty()) {
            say("What’s On gives no usable dates for event %s (%s); it is left out."
                    .formatted(row.text("Id").orElse("without a number"), category(row)));
            return;
        }
        NonSitting period;
        try {
            period = new NonSitting(kind, row.text("Description").orElse(null), first.get(), last.get(), SOURCE);
        } catch (IllegalArgumentException e) {
            say("What’s On has an event %s (%s) that is left out: %s."
                    .formatted(row.text("Id").orElse("without a number"), category(row), e.getMessage()));
            return;
        }
        keep(period);
    }

    /** Of two that begin on one day the longer stands: nobody announces a return too late. */
    private void keep(NonSitting period) {
        NonSitting before = periods.get(key(period));
        if (before != null && !before.lastDay().equals(period.lastDay())) {
            say("What’s On names two periods from %s, to %s and to %s; the longer is taken."
                    .formatted(period.firstDay(), before.lastDay(), period.lastDay()));
        }
        if (before == null || before.lastDay().isBefore(period.lastDay())) {
            periods.put(key(period), period);
        }
    }

    private static String key(NonSitting period) {
        return period.kind() + " " + period.firstDay();
    }

    /** Once, however many rows it is true of. */
    private void say(String sentence) {
        if (said.add(sentence)) {
            remarks.accept(sentence);
        }
    }

    private static boolean isCommons(Fields row) {
        return row.text("House").map("Commons"::equalsIgnoreCase).orElse(true);
    }

    private static String category(Fields row) {
        return row.text("Category").orElse("no category");
    }

    private Kind kind(Fields row) {
        String words = category(row).toLowerCase(Locale.ROOT);
        String code = row.text("CategoryCode").orElse("");
        if (words.startsWith("recess") || code.equals("REC")) {
            return Kind.RECESS;
        }
        if (words.startsWith("prorog") || code.equals("3")) {
            return Kind.PROROGATION;
        }
        if (words.startsWith("dissol")) {
            return Kind.DISSOLUTION;
        }
        if (words.startsWith("non-sitting friday") || code.equals("6")) {
            return Kind.NON_SITTING_FRIDAY;
        }
        say("What’s On has a category that is new here (%s, code %s); its days count as days off."
                .formatted(category(row), code.isEmpty() ? "none" : code));
        return Kind.OTHER;
    }
}
