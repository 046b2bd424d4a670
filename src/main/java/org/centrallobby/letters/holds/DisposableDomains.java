package org.centrallobby.letters.holds;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.centrallobby.kit.Settings;
import org.centrallobby.mail.EmailAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Domains whose addresses are thrown away: a list that comes with the program, and what the operator says in
 * {@code disposable-domains.txt} of the data folder, a domain a line, with a ! before one that is none after all. That
 * file is read anew when it changes.
 */
@Component
final class DisposableDomains {
    private static final Logger LOG = LoggerFactory.getLogger(DisposableDomains.class);
    private static final FileTime NEVER = FileTime.fromMillis(0);

    private record Said(FileTime at, Set<String> added, Set<String> taken) {}

    private final Set<String> known = known();
    private final Path file;
    private volatile Said said = new Said(NEVER, Set.of(), Set.of());

    @Autowired
    DisposableDomains(Settings settings) {
        this(settings.data().resolve("disposable-domains.txt"));
    }

    DisposableDomains(Path file) {
        this.file = file;
    }

    /** Whether an address is at such a domain, or at one below it. */
    boolean has(EmailAddress address) {
        Said now = listen();
        @Nullable String domain = address.domain();
        while (domain != null) {
            if (now.taken().contains(domain)) {
                return false;
            }
            if (now.added().contains(domain) || known.contains(domain)) {
                return true;
            }
            int dot = domain.indexOf('.');
            domain = dot < 0 ? null : domain.substring(dot + 1);
        }
        return false;
    }

    private Said listen() {
        try {
            FileTime at = Files.exists(file) ? Files.getLastModifiedTime(file) : NEVER;
            if (!at.equals(said.at())) {
                said = at.equals(NEVER) ? new Said(NEVER, Set.of(), Set.of()) : read(at, Files.readAllLines(file));
            }
        } catch (IOException e) {
            LOG.warn("The list of disposable domains in the data folder cannot be read; what was read before stands.");
        }
        return said;
    }

    private static Said read(FileTime at, List<String> lines) {
        Set<String> added = new HashSet<>();
        Set<String> taken = new HashSet<>();
        for (String line : lines) {
            String word = line.strip().toLowerCase(Locale.ROOT);
            if (word.startsWith("!")) {
                taken.add(word.substring(1).strip());
            } else if (!word.isEmpty() && !word.startsWith("#")) {
                added.add(word);
            }
        }
        return new Said(at, added, taken);
    }

    private static Set<String> known() {
        try (InputStream list = Objects.requireNonNull(
                DisposableDomains.class.getResourceAsStream("/letters/disposable-domains.txt"))) {
            return read(
                            NEVER,
                            new String(list.readAllBytes(), StandardCharsets.UTF_8)
                                    .lines()
                                    .toList())
                    .added();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
