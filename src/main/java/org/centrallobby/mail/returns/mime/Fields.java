package org.centrallobby.mail.returns.mime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fields as they stand in headers and, group by group, in reports (RFC 3464, 2.1.1). Names in any case. */
public final class Fields {
    private static final int MOST_GROUPS = 50;
    private static final Pattern FIELD = Pattern.compile("([!-9;-~]{1,80})[ \\t]*:(.*)", Pattern.DOTALL);

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    /** Groups of fields with an empty line between them; lines that are no field are passed over. */
    public static List<Fields> groups(String text) {
        List<Fields> groups = new ArrayList<>();
        Fields group = new Fields();
        StringBuilder field = new StringBuilder();
        // A line more, so that the last group ends like the others.
        for (String line : (text + "\n\n").split("\r?\n|\r", -1)) {
            boolean continued = line.startsWith(" ") || line.startsWith("\t");
            if (continued && !line.isBlank()) {
                field.append(' ').append(line.strip());
                continue;
            }
            group.addLine(field.toString());
            field.setLength(0);
            field.append(line);
            if (line.isBlank() && !group.isEmpty()) {
                groups.add(group);
                group = new Fields();
                if (groups.size() == MOST_GROUPS) {
                    return groups;
                }
            }
        }
        return groups;
    }

    private void addLine(String line) {
        Matcher field = FIELD.matcher(line);
        if (field.matches()) {
            add(field.group(1), field.group(2));
        }
    }

    void add(String name, String value) {
        values.computeIfAbsent(name.strip().toLowerCase(Locale.ROOT), first -> new ArrayList<>())
                .add(value.strip());
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    /** Whether any of these fields is there. */
    public boolean has(String... names) {
        return Arrays.stream(names).anyMatch(values::containsKey);
    }

    /** The first value of the first of these fields that says something; empty if none does. */
    public String first(String... names) {
        return Arrays.stream(names)
                .flatMap(name -> all(name).stream())
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** All values of a field, in their order. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }
}
