package org.centrallobby.kit.json;

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

/**
 * The fields of one JSON object. A field that is absent, null or blank says nothing. One that holds something else than
 * expected is a fault to {@link #number} and {@link #day}, and says nothing to {@link #findNumber} and {@link #findDay}.
 */
public record Fields(JsonNode node) {
    /** Whether the field says anything. */
    public boolean has(String name) {
        return find(name).isPresent();
    }

    /** A text, or a number as text. */
    public Optional<String> text(String name) {
        return find(name)
                .filter(value -> value.isString() || value.isIntegralNumber())
                .map(JsonNode::asString)
                .map(text -> text.replace("\0", "").strip())
                .filter(value -> !value.isEmpty());
    }

    /**
     * A whole number, or one written as a text.
     *
     * @throws RowFault if it is none
     */
    public Optional<Integer> number(String name) throws RowFault {
        Optional<String> text = text(name);
        try {
            return text.map(Integer::valueOf);
        } catch (NumberFormatException e) {
            throw new RowFault("its " + name + " is “" + text.orElseThrow() + "”, which is no whole number");
        }
    }

    /**
     * A day, of which a time of day may follow; one with an offset is taken to London. A day before 1801 or after 2999 is
     * what programs write where they know none, and says nothing.
     *
     * @throws RowFault if it is none
     */
    public Optional<LocalDate> day(String name) throws RowFault {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String value = text.get();
        try {
            return Optional.of(day(value, value.length())).filter(day -> day.getYear() >= 1801 && day.getYear() < 3000);
        } catch (DateTimeException e) {
            throw new RowFault("its " + name + " is “" + value + "”, which is no date such as 2008-12-03");
        }
    }

    /** A whole number, if it is one. */
    public Optional<Integer> findNumber(String name) {
        try {
            return number(name);
        } catch (RowFault notUnderstood) {
            return Optional.empty();
        }
    }

    /** A day, if it is one. */
    public Optional<LocalDate> findDay(String name) {
        try {
            return day(name);
        } catch (RowFault notUnderstood) {
            return Optional.empty();
        }
    }

    /** Whether it is there and true. */
    public boolean isTrue(String name) {
        return find(name)
                .filter(value -> value.isBoolean() && value.asBoolean())
                .isPresent();
    }

    /** The fields of an object in it; none if it is absent. */
    public Fields object(String name) {
        return new Fields(find(name).orElse(MissingNode.getInstance()));
    }

    /** The objects of an array; none if the field is absent. */
    public List<Fields> list(String name) {
        return find(name).filter(JsonNode::isArray).stream()
                .flatMap(array -> array.values().stream())
                .map(Fields::new)
                .toList();
    }

    private static LocalDate day(String value, int length) {
        if (length == 10) {
            return LocalDate.parse(value);
        }
        return length > 19 && value.substring(19).matches(".*(Z|[+-][0-9:]+)")
                ? OffsetDateTime.parse(value)
                        .atZoneSameInstant(LondonTime.LONDON)
                        .toLocalDate()
                : LocalDateTime.parse(value).toLocalDate();
    }

    private Optional<JsonNode> find(String name) {
        return Optional.ofNullable(node.get(name)).filter(value -> !value.isNull());
    }
}
