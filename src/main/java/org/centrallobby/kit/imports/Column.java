package org.centrallobby.kit.imports;

import java.util.List;

/**
 * A column that an import looks for in the header of a file.
 *
 * @param names what files call it, the one our own code uses first; case does not matter
 * @param required whether a file without it is refused
 */
public record Column(List<String> names, boolean required) {
    /**
     * A column that every file must have.
     *
     * @param names separated by bars, such as {@code gss_code|ons_code}; rows are asked for the first
     */
    public static Column required(String names) {
        return new Column(List.of(names.split("\\|")), true);
    }

    /**
     * A column that a file may lack.
     *
     * @param names as for {@link #required}
     */
    public static Column optional(String names) {
        return new Column(List.of(names.split("\\|")), false);
    }

    String name() {
        return names.getFirst();
    }

    /** "postcode or pcds". */
    @Override
    public String toString() {
        return String.join(" or ", names);
    }
}
