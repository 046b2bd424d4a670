package org.centrallobby.commands.mail;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.centrallobby.mail.dkim.DkimKey;
import org.centrallobby.mail.doctor.records.Finding;
import org.centrallobby.mail.doctor.records.Finding.Level;
import org.centrallobby.mail.doctor.records.Finding.Publish;

/** Writes findings and records the way an operator copies them. */
final class Report {
    private static final int STRING = 255;
    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    /** Each finding on a line, the records to publish after all of them. */
    void findings(List<Finding> findings) {
        int width = findings.stream()
                .mapToInt(finding -> finding.about().length())
                .max()
                .orElse(0);
        findings.forEach(finding ->
                out.println(pad(finding.level().name(), 5) + pad(finding.about(), width + 1) + finding.sentence()));
        List<Publish> publish = findings.stream()
                .flatMap(finding -> finding.publish().stream())
                .distinct()
                .toList();
        if (!publish.isEmpty()) {
            out.println();
            out.println("To publish:");
            publish.forEach(this::record);
        }
        out.println();
        out.println(findings.size() + " looked at, " + count(findings, Level.FAIL) + " fail, "
                + count(findings, Level.WARN) + " to be better.");
    }

    /** A record as a zone file has it; many control panels take the value without quotes, in one piece. */
    void record(Publish record) {
        String value = record.type().equals("TXT") ? String.join(" ", strings(record.value())) : record.value();
        out.println(record.name() + ". IN " + record.type() + " " + value);
    }

    void key(DkimKey key, String domain) {
        record(new Publish(key.recordName(domain), "TXT", key.recordText()));
    }

    static long count(List<Finding> findings, Level level) {
        return findings.stream().filter(finding -> finding.level() == level).count();
    }

    /** No string of a TXT record is longer than 255 bytes (RFC 1035, 3.3). */
    private static List<String> strings(String value) {
        List<String> strings = new ArrayList<>();
        for (int i = 0; i < value.length(); i += STRING) {
            strings.add("\"" + value.substring(i, Math.min(i + STRING, value.length())) + "\"");
        }
        return strings;
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
