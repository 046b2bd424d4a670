package org.centrallobby.motions.search;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.centrallobby.motions.MotionStatus;
import org.jspecify.annotations.Nullable;

/** Reads a question from the parameters of an address, the same for pages, JSON and feeds. */
public final class QuestionReader {
    /** What can be asked; any other parameter is refused, because a filter that is passed over gives wrong answers. */
    public static final List<String> PARAMETERS = List.of(
            "q",
            "session",
            "status",
            "member",
            "sponsor",
            "party",
            "nation",
            "prayer",
            "amendments",
            "from",
            "to",
            "sort",
            "page",
            "size");

    /** In an address: the party, nation or other text that is not known. */
    public static final String NOT_KNOWN = "none";

    private static final int LONGEST = 200;
    private static final int MOST = 100;
    private static final Pattern SESSION = Pattern.compile("[0-9]{4}-[0-9]{2}");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Cn}]+");

    /** What came of reading. */
    public sealed interface Reading {}

    /** A question that can be asked. */
    public record Asked(MotionQuestion question) implements Reading {}

    /**
     * A parameter that says nothing.
     *
     * @param parameter its name in the address
     * @param fault a word: unknown, date, number, choice, session, long, far
     */
    public record BadFilter(String parameter, String fault) implements Reading {}

    /** The first parameter that says nothing. */
    private static final class Unfit extends Exception {
        private final transient BadFilter filter;

        Unfit(String parameter, String fault) {
            super(parameter);
            this.filter = new BadFilter(parameter, fault);
        }
    }

    private final Map<String, String> told;

    private QuestionReader(Map<String, String> told) {
        this.told = told;
    }

    /**
     * Reads parameters; an empty one asks nothing, as a form sends it.
     *
     * @param size motions a page where the address does not say
     */
    public static Reading read(Map<String, String> parameters, int size) {
        try {
            for (String name : parameters.keySet()) {
                if (!PARAMETERS.contains(name)) {
                    throw new Unfit(name, "unknown");
                }
            }
            return new Asked(new QuestionReader(parameters).question(size));
        } catch (Unfit e) {
            return e.filter;
        }
    }

    private MotionQuestion question(int usual) throws Unfit {
        String words = words();
        int size = number("size", usual, MOST);
        int page = number("page", 1, MotionQuestion.REACH);
        if (page * size > MotionQuestion.REACH) {
            throw new Unfit("page", "far");
        }
        LocalDate from = date("from");
        LocalDate to = date("to");
        if (from != null && to != null && to.isBefore(from)) {
            throw new Unfit("to", "order");
        }
        return new MotionQuestion(
                words,
                session(),
                choice("status", List.of(MotionStatus.values()), MotionStatus::name),
                id("member"),
                id("sponsor"),
                text("party"),
                text("nation"),
                choice("prayer", List.of(true, false), QuestionReader::yesNo),
                amendments(),
                from,
                to,
                sort(words),
                page,
                size);
    }

    private @Nullable String find(String name) {
        String value = told.getOrDefault(name, "");
        return value.isBlank() ? null : value.strip();
    }

    private String words() throws Unfit {
        String value = find("q");
        if (value == null) {
            return "";
        }
        if (value.length() > LONGEST) {
            throw new Unfit("q", "long");
        }
        return UNSEEN.matcher(value).replaceAll(" ").strip();
    }

    private @Nullable String session() throws Unfit {
        String value = find("session");
        if (value != null && !SESSION.matcher(value).matches()) {
            throw new Unfit("session", "session");
        }
        return value;
    }

    private @Nullable String text(String name) throws Unfit {
        String value = find(name);
        if (value == null) {
            return null;
        }
        if (value.length() > LONGEST || UNSEEN.matcher(value).find()) {
            throw new Unfit(name, "long");
        }
        return value.equals(NOT_KNOWN) ? "" : value;
    }

    private @Nullable Integer id(String name) throws Unfit {
        String value = find(name);
        if (value == null) {
            return null;
        }
        if (!value.matches("[0-9]{1,9}")) {
            throw new Unfit(name, "number");
        }
        return Integer.parseInt(value);
    }

    private int number(String name, int usual, int most) throws Unfit {
        Integer value = id(name);
        if (value != null && (value < 1 || value > most)) {
            throw new Unfit(name, value < 1 ? "number" : "far");
        }
        return value == null ? usual : value;
    }

    private @Nullable LocalDate date(String name) throws Unfit {
        String value = find(name);
        try {
            return value == null ? null : LocalDate.parse(value);
        } catch (DateTimeParseException e) {
            throw new Unfit(name, "date");
        }
    }

    /** {@code only}, {@code without}, or both kinds. */
    private @Nullable Boolean amendments() throws Unfit {
        String value = find("amendments");
        if (value == null) {
            return null;
        }
        return switch (value) {
            case "with" -> null;
            case "without" -> false;
            case "only" -> true;
            default -> throw new Unfit("amendments", "choice");
        };
    }

    private Sort sort(String words) throws Unfit {
        Sort told = choice("sort", Arrays.asList(Sort.values()), QuestionReader::name);
        if (told != null) {
            return words.isEmpty() && told == Sort.RELEVANCE ? Sort.DATE : told;
        }
        return words.isEmpty() ? Sort.DATE : Sort.RELEVANCE;
    }

    private <T> @Nullable T choice(String name, List<T> choices, Function<T, String> word) throws Unfit {
        String value = find(name);
        if (value == null) {
            return null;
        }
        for (T choice : choices) {
            if (value.equals(word.apply(choice))
                    || value.equals(word.apply(choice).toLowerCase(Locale.ROOT))) {
                return choice;
            }
        }
        throw new Unfit(name, "choice");
    }

    private static String yesNo(Boolean value) {
        return value ? "yes" : "no";
    }

    /** {@code newest-signature}. */
    public static String name(Sort sort) {
        return sort.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
