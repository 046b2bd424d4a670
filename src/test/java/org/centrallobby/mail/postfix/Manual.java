package org.centrallobby.mail.postfix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What docs/receiving.md tells operators of Postfix to put where, with the places of a test in place of an operator's: the
 * page says what works, or the test fails.
 */
final class Manual {
    private static final Pattern PIECE = Pattern.compile("(?ms)^```(sh|master.cf|main.cf|transport)\n(.*?)^```$");
    private final Map<String, String> pieces;

    private Manual(Map<String, String> pieces) {
        this.pieces = pieces;
    }

    static Manual read() {
        try {
            Matcher matcher = PIECE.matcher(Files.readString(Path.of("docs/receiving.md")));
            return new Manual(matcher.results()
                    .collect(Collectors.toMap((MatchResult piece) -> piece.group(1), piece -> piece.group(2))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A piece of the page.
     *
     * @param name as it stands behind the fence: {@code sh}, {@code master.cf}, {@code main.cf} or {@code transport}
     * @param dir where everything lies in a test
     */
    String piece(String name, Path dir) {
        String text = pieces.get(name);
        if (text == null) {
            throw new AssertionError("docs/receiving.md has no piece " + name);
        }
        return text.replace("/usr/local/bin/lobby-receive", dir + "/lobby-receive")
                .replace("/etc/lobby.env", dir + "/lobby.env")
                .replace("/opt/lobby/bin/lobby", dir + "/lobby")
                .replace("/etc/postfix/transport", dir + "/transport")
                .replace("lobby.example.org", "lobby.test")
                .replace("user=lobby", "user=nobody");
    }
}
