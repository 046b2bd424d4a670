package org.centrallobby.mail;

import java.util.List;
import java.util.Map;

/**
 * A place where something is held of a person, found by their e-mail address: asked when they want to see all of it, or to
 * have it erased. Whatever keeps personal data is one; a part of the program that is none holds nothing.
 */
public interface PersonalRecords {
    /** What is held there, as a heading: {@code letters}. */
    String holds();

    /** How many records there are of a person. */
    long count(EmailAddress person);

    /** Each of them in full, by the names of its parts; what is sealed is opened. */
    List<Map<String, Object>> export(EmailAddress person);

    /** Erases them, each in a transaction of its own. */
    Erased erase(EmailAddress person);

    /**
     * What came of it.
     *
     * @param records how many are gone
     * @param left a sentence for each that could not be erased now, nothing personal in it
     */
    record Erased(long records, List<String> left) {}
}
