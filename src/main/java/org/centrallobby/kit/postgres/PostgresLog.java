package org.centrallobby.kit.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** What the server says of itself; never a statement or its values, for those may be somebody's letter. */
record PostgresLog(Path file, long from) {
    private static final long GREATEST = 1_000_000;

    static PostgresLog open(Path file) throws IOException {
        if (Files.exists(file) && Files.size(file) > GREATEST) {
            Files.move(file, file.resolveSibling("log.old"), StandardCopyOption.REPLACE_EXISTING);
        }
        return new PostgresLog(file, Files.exists(file) ? Files.size(file) : 0);
    }

    /** Why the server refused to start, as it said itself. */
    String complaintSinceOpened() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int start = (int) Math.min(from, bytes.length);
        return complaint(new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8));
    }

    /** The last fatal or error line, without its stamp and full stop. */
    static String complaint(String said) {
        List<String> lines =
                said.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        for (String word : List.of("PANIC:", "FATAL:", "error:", "ERROR:")) {
            for (String line : lines.reversed()) {
                int at = line.indexOf(word);
                if (at >= 0) {
                    return trim(line.substring(at + word.length()));
                }
            }
        }
        return lines.isEmpty() ? "it gave no reason" : trim(lines.getLast());
    }

    private static String trim(String line) {
        String text = line.strip();
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }
}
