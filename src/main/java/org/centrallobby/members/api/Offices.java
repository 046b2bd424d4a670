package org.centrallobby.members.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

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

    static Offices of(JsonNode value) {
        List<JsonNode> offices = new ArrayList<>();
        for (String type : ORDER) {
            value.values().stream()
                    .filter(entry -> !Fields.isTrue(entry, "isWebAddress"))
                    .filter(entry -> type.equals(type(entry)))
                    .forEach(offices::add);
        }
        return new Offices(
                first(offices, Offices::email),
                first(offices, office -> Fields.text(office, "phone")),
                first(offices, Offices::address));
    }

    private static String type(JsonNode entry) {
        String type = Fields.text(entry, "type");
        return type == null ? "" : type.toLowerCase(Locale.ROOT);
    }

    private static @Nullable String first(List<JsonNode> offices, Function<JsonNode, @Nullable String> part) {
        return offices.stream()
                .flatMap(office -> Optional.ofNullable(part.apply(office)).stream())
                .findFirst()
                .orElse(null);
    }

    /** The first of those in the cell: some offices give two. */
    private static @Nullable String email(JsonNode office) {
        String cell = Fields.text(office, "email");
        return cell == null
                ? null
                : Stream.of(cell.split("[\\s,;]+", -1))
                        .filter(word -> word.length() <= LONGEST_EMAIL
                                && EMAIL.matcher(word).matches())
                        .findFirst()
                        .orElse(null);
    }

    private static @Nullable String address(JsonNode office) {
        String lines = Stream.of("line1", "line2", "line3", "line4", "line5", "postcode")
                .map(field -> Fields.text(office, field))
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
        return lines.isEmpty() ? null : lines;
    }
}
