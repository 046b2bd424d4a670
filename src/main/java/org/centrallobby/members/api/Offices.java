package org.centrallobby.members.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.centrallobby.kit.json.Fields;
import org.jspecify.annotations.Nullable;

/**
 * How a Member's offices can be reached: the one in Parliament first, then the one in the constituency. Web pages and
 * accounts that Parliament lists beside them are no offices, and whatever address stands there is not taken.
 *
 * @param email null where no office publishes one
 */
public record Offices(
        @Nullable String email,
        @Nullable String phone,
        @Nullable String postalAddress) {
    private static final List<String> ORDER = List.of("parliamentary office", "constituency office");
    /** Loose on purpose: it catches a cell that holds something else, no more. */
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@<>,;:\"()]{1,64}@[^\\s@<>,;:\"()]+\\.[^\\s@<>,;:\"().]+");

    private static final int LONGEST_EMAIL = 254;

    static Offices of(Fields answer) {
        List<Fields> offices = new ArrayList<>();
        for (String type : ORDER) {
            answer.list("value").stream()
                    .filter(entry -> !entry.isTrue("isWebAddress"))
                    .filter(entry -> type.equals(type(entry)))
                    .forEach(offices::add);
        }
        return new Offices(
                first(offices, Offices::email),
                first(offices, office -> office.text("phone")),
                first(offices, Offices::address));
    }

    private static String type(Fields entry) {
        return entry.text("type").orElse("").toLowerCase(Locale.ROOT);
    }

    private static @Nullable String first(List<Fields> offices, Function<Fields, Optional<String>> part) {
        return offices.stream()
                .flatMap(office -> part.apply(office).stream())
                .findFirst()
                .orElse(null);
    }

    /** The first of those in the cell: some offices give two. */
    private static Optional<String> email(Fields office) {
        return Stream.of(office.text("email").orElse("").split("[\\s,;]+", -1))
                .filter(word ->
                        word.length() <= LONGEST_EMAIL && EMAIL.matcher(word).matches())
                .findFirst();
    }

    private static Optional<String> address(Fields office) {
        String lines = Stream.of("line1", "line2", "line3", "line4", "line5", "postcode")
                .flatMap(field -> office.text(field).stream())
                .collect(Collectors.joining("\n"));
        return Optional.of(lines).filter(text -> !text.isEmpty());
    }
}
