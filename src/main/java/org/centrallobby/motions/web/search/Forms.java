package org.centrallobby.motions.web.search;

import static org.centrallobby.kit.web.Words.words;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.centrallobby.kit.web.Problems;
import org.centrallobby.members.Member;
import org.centrallobby.members.Members;
import org.centrallobby.motions.MotionStatus;
import org.centrallobby.motions.search.Counts;
import org.centrallobby.motions.search.MotionSearch;
import org.centrallobby.motions.search.MotionSearch.Choices;
import org.centrallobby.motions.search.QuestionReader;
import org.centrallobby.motions.search.Sort;
import org.centrallobby.motions.web.search.Form.Choice;
import org.centrallobby.motions.web.search.ResultView.Group;
import org.centrallobby.motions.web.search.ResultView.Link;
import org.springframework.stereotype.Component;

/** The search form, and the ways from one search to the next. */
@Component
class Forms {
    private static final int MOST = 12;
    private final MotionSearch search;
    private final Members members;

    Forms(MotionSearch search, Members members) {
        this.search = search;
        this.members = members;
    }

    Form form(Address address, Problems problems) {
        Choices known = search.choices();
        Map<String, List<Choice>> choices = new LinkedHashMap<>();
        choices.put("session", plain(known.sessions()));
        choices.put(
                "status",
                Stream.of(MotionStatus.values())
                        .map(status -> new Choice(lower(status), words("status." + status)))
                        .toList());
        choices.put("party", plain(known.parties()));
        choices.put("nation", plain(known.nations()));
        choices.put("prayer", worded("prayer", "yes", "no"));
        choices.put("amendments", worded("amendments", "without", "only"));
        choices.put(
                "sort",
                worded(
                        "sort",
                        Stream.of(Sort.values()).map(QuestionReader::name).toArray(String[]::new)));
        return new Form(address.parameters(), choices, problems);
    }

    /** The filters in force, each with a way to leave it. */
    List<Link> taken(Address address) {
        return address.parameters().entrySet().stream()
                .filter(one -> !List.of("q", "sort", "page", "size").contains(one.getKey()))
                .map(one -> new Link(
                        Form.label(one.getKey()) + ": " + told(one.getKey(), one.getValue()),
                        address.without(one.getKey()).at("/motions"),
                        ""))
                .toList();
    }

    private String told(String field, String value) {
        return switch (field) {
            case "member", "sponsor" ->
                members.findMember(Integer.parseInt(value)).map(Member::name).orElse(value);
            case "status" -> words("status." + value.toUpperCase(Locale.ROOT));
            case "prayer", "amendments" -> value.equals("with") ? value : words("search." + field + "." + value);
            case "party", "nation" -> value.equals(QuestionReader.NOT_KNOWN) ? words("search.not-known") : value;
            default -> value;
        };
    }

    /** What was found, by session, status, party and nation, as ways to narrow it; kinds of one value say nothing. */
    List<Group> groups(Address address, Counts counts) {
        List<Group> groups = new ArrayList<>();
        add(groups, address, "status", counts.statuses(), Forms::lower, status -> words("status." + status));
        add(groups, address, "session", counts.sessions(), Function.identity(), Function.identity());
        add(groups, address, "party", counts.parties(), Forms::value, Forms::label);
        add(groups, address, "nation", counts.nations(), Forms::value, Forms::label);
        return groups;
    }

    private static <K> void add(
            List<Group> groups,
            Address address,
            String field,
            Map<K, Long> counts,
            Function<K, String> value,
            Function<K, String> label) {
        if (counts.size() > 1) {
            groups.add(new Group(
                    Form.label(field),
                    counts.entrySet().stream()
                            .limit(MOST)
                            .map(one -> new Link(
                                    label.apply(one.getKey()),
                                    address.with(field, value.apply(one.getKey()))
                                            .at("/motions"),
                                    Lines.number(one.getValue())))
                            .toList()));
        }
    }

    private static String value(String word) {
        return word.isEmpty() ? QuestionReader.NOT_KNOWN : word;
    }

    private static String label(String word) {
        return word.isEmpty() ? words("search.not-known") : word;
    }

    private static List<Choice> plain(List<String> values) {
        return values.stream().map(value -> new Choice(value, value)).toList();
    }

    private static List<Choice> worded(String field, String... values) {
        return Stream.of(values)
                .map(value -> new Choice(value, words("search." + field + "." + value)))
                .toList();
    }

    private static String lower(MotionStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
