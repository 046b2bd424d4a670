package org.centrallobby.mail.dkim;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.centrallobby.kit.Settings;
import org.centrallobby.kit.crypto.SecretFolder;
import org.centrallobby.mail.dkim.DkimKey.Kind;
import org.springframework.stereotype.Component;

/**
 * The keys our domain signs with, in the folder {@code dkim} of the key folder: a file for each, named by its selector, and
 * a file {@code signing} that names the selector in use. The first key is made when it is first asked for; another waits
 * until it is told to sign, because receivers must find its record first.
 */
@Component
public final class DkimKeys {
    private static final String SIGNING = "signing";
    private static final String ENDING = ".pem";
    private static final String BESIDE = "-ed25519";
    private static final Pattern SELECTOR = Pattern.compile("[a-z0-9]([a-z0-9-]{0,40}[a-z0-9])?");
    private final SecretFolder folder;
    private final InstantSource clock;

    public DkimKeys(Settings settings, InstantSource clock) {
        this.folder = new SecretFolder(settings.keys().resolve("dkim"));
        this.clock = clock;
    }

    /** The selector of the keys that sign; its first key is made if there is none. */
    public String signing() {
        return findSigning()
                .orElseGet(() -> folder.alone(() -> findSigning().orElseGet(() -> {
                    List<String> there = listSelectors();
                    String first = there.isEmpty() ? create(false) : there.getFirst();
                    note(first);
                    return first;
                })));
    }

    /** All selectors, oldest first, whether they sign or not. */
    public List<String> listSelectors() {
        return folder.list().stream()
                .filter(file -> file.endsWith(ENDING) && !file.startsWith("."))
                .map(file -> file.substring(0, file.length() - ENDING.length()))
                .filter(name -> !name.endsWith(BESIDE) && SELECTOR.matcher(name).matches())
                .sorted()
                .toList();
    }

    /** The keys under a selector: RSA, and Ed25519 where it was asked for, under a name of its own. */
    public List<DkimKey> get(String selector) {
        DkimKey rsa = KeyFile.read(selector, Kind.RSA, folder.path(selector + ENDING));
        String beside = selector + BESIDE;
        return Files.exists(folder.path(beside + ENDING))
                ? List.of(rsa, KeyFile.read(beside, Kind.ED25519, folder.path(beside + ENDING)))
                : List.of(rsa);
    }

    /**
     * Makes the next keys. They do not sign yet.
     *
     * @param ed25519 whether to make an Ed25519 key beside the RSA key
     * @return their selector
     */
    public String rotate(boolean ed25519) {
        signing();
        return folder.alone(() -> create(ed25519));
    }

    /**
     * Has another selector's keys sign, on every node that reads this folder, within seconds.
     *
     * @return false if there is no such selector
     */
    public boolean use(String selector) {
        return folder.alone(() -> {
            boolean known = listSelectors().contains(selector);
            if (known) {
                get(selector);
                note(selector);
            }
            return known;
        });
    }

    /** What came of removing keys. */
    public enum Removal {
        REMOVED,
        UNKNOWN,
        STILL_SIGNING
    }

    /** Removes keys that sign no more; what they signed can still be verified as long as their record is published. */
    public Removal remove(String selector) {
        signing();
        return folder.alone(() -> {
            if (!listSelectors().contains(selector)) {
                return Removal.UNKNOWN;
            }
            if (selector.equals(signing())) {
                return Removal.STILL_SIGNING;
            }
            Stream.of(selector + BESIDE, selector).forEach(name -> folder.delete(name + ENDING));
            return Removal.REMOVED;
        });
    }

    private Optional<String> findSigning() {
        return folder.read(SIGNING).map(String::strip).map(selector -> {
            if (!SELECTOR.matcher(selector).matches()) {
                throw new IllegalStateException(
                        "The file " + folder.path(SIGNING) + " should hold a selector such as lobby20261126.");
            }
            return selector;
        });
    }

    private String create(boolean ed25519) {
        String today = "lobby"
                + DateTimeFormatter.BASIC_ISO_DATE.format(
                        clock.instant().atZone(ZoneOffset.UTC).toLocalDate());
        String selector = Stream.iterate(1, number -> number + 1)
                .map(number -> number == 1 ? today : today + "-" + number)
                .filter(name -> !Files.exists(folder.path(name + ENDING)))
                .findFirst()
                .orElseThrow();
        if (ed25519) {
            String beside = selector + BESIDE;
            folder.write(beside + ENDING, KeyFile.write(KeyFile.generate(beside, Kind.ED25519)));
        }
        folder.write(selector + ENDING, KeyFile.write(KeyFile.generate(selector, Kind.RSA)));
        return selector;
    }

    private void note(String selector) {
        folder.write(SIGNING, (selector + "\n").getBytes(StandardCharsets.US_ASCII));
    }
}
