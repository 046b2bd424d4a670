package org.centrallobby.motions.imports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.centrallobby.kit.imports.RowFault;
import org.centrallobby.kit.time.LondonTime;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The fields of one JSON object. A field that is absent, null or blank says nothing. */
record Fields(JsonNode node) {
    boolean has(String name) {
        return find(name).isPresent();
    }

    /** A text, or a number as text. */
    Optional<String> text(String name) {
        return find(name)
                .filter(value -> value.isString() || value.isIntegralNumber())
                .map(JsonNode::asString)
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    Optional<Integer> number(String name) throws RowFault {
        Optional<String> text = text(name);
        try {
            return text.map(Integer::valueOf);
        } catch (NumberFormatException e) {
            throw new RowFault("its " + name + " is “" + text.orElseThrow() + "”, which is no whole number");
        }
    }

    /** A day, of which a time of day may follow; one with an offset is taken to London. */
    Optional<LocalDate> day(String name) throws RowFault {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String value = text.get();
        try {
            if (value.length() == 10) {
                return Optional.of(LocalDate.parse(value));
            }
            return Optional.of(
                    value.length() > 19 && value.substring(19).matches(".*(Z|[+-][0-9:]+)")
                            ? OffsetDateTime.parse(value)
                                    .atZoneSameInstant(LondonTime.LONDON)
                                    .toLocalDate()
                            : LocalDateTime.parse(value).toLocalDate());
        } catch (DateTimeException e) {
            throw new RowFault("its " + name + " is “" + value + "”, which is no date such as 2008-12-03");
        }
    }

    boolean isTrue(String name) {
        return find(name)
                .filter(value -> value.isBoolean() && value.asBoolean())
                .isPresent();
    }

    Fields object(String name) {
        return new Fields(find(name).orElse(MissingNode.getInstance()));
    }

    /** The objects of an array; none if the field is absent. */
    List<Fields> list(String name) {
        return find(name).stream()
                .flatMap(array -> array.values().stream())
                .map(Fields::new)
                .toList();
    }

    private Optional<JsonNode> find(String name) {
        return Optional.ofNullable(node.get(name)).filter(value -> !value.isNull());
    }
}
