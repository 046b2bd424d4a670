package org.centrallobby.kit;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an operator may set. Each setting has a name in the environment, a safe default and a sentence that says what is
 * wrong with a bad value.
 *
 * @param port where pages are served; 0 chooses a free one
 * @param data the folder that holds the embedded database, the keys and caches
 * @param baseUrl what every link in a mail or page begins with, without a slash at its end; never taken from a request
 * @param databaseUrl JDBC URL of a PostgreSQL 15 or newer, or null for the embedded one
 * @param smtpUrl the relay: {@code smtp://user:password@host:port} or {@code smtps://…}; null keeps mail in the development
 *     mailbox
 * @param keys the folder of the dated master keys; outside the database, and to be kept out of its backups
 * @param mailDomain the domain our own addresses end with
 * @param contact how to reach whoever runs the site, as the privacy notice says; null only on this machine
 * @param starter whether a first start lays out the fictional place
 * @param parliament where Parliament's own record is read
 * @param choices what most sites leave as it is
 */
public record Settings(
        int port,
        Path data,
        String baseUrl,
        @Nullable String databaseUrl,
        @Nullable URI smtpUrl,
        Path keys,
        String mailDomain,
        @Nullable String contact,
        boolean starter,
        ParliamentAddresses parliament,
        Choices choices) {

    private static final Pattern DOMAIN = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?|\\[[0-9a-f:]+]");

    private static final Pattern PACE = Pattern.compile("[0-9]{1,4}([.][0-9]{1,3})?");

    /** A setting that cannot be used; its message is one sentence for the operator. */
    public static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Unusable(String sentence) {
            super(sentence);
        }
    }

    /**
     * Reads the environment; arguments of the command line, where given, go before it.
     *
     * @throws Unusable naming the setting and what it should look like
     */
    public static Settings read(
            Map<String, String> environment, @Nullable Integer port, @Nullable Path data, boolean starter) {
        int chosenPort = port != null ? port : number(environment, "LOBBY_PORT", 8080);
        if (chosenPort < 0 || chosenPort > 65535) {
            throw new Unusable("LOBBY_PORT is " + chosenPort + ", but a port is between 0 and 65535.");
        }
        Path folder = (data != null ? data : Path.of(environment.getOrDefault("LOBBY_DATA", "var")))
                .toAbsolutePath()
                .normalize();
        String baseUrl = trimSlash(environment.getOrDefault("LOBBY_BASE_URL", "http://localhost:" + chosenPort));
        URI base = url(baseUrl, "LOBBY_BASE_URL", "https://lobby.example.org", "http", "https");
        URI smtp = given(environment, "LOBBY_SMTP_URL")
                .map(value -> url(value, "LOBBY_SMTP_URL", "smtp://localhost:25", "smtp", "smtps"))
                .orElse(null);
        @Nullable String database = given(environment, "LOBBY_DATABASE_URL").orElse(null);
        if (database != null && !database.startsWith("jdbc:postgresql:")) {
            throw new Unusable(
                    "LOBBY_DATABASE_URL should look like jdbc:postgresql://host:5432/lobby?user=lobby&password=…");
        }
        Settings settings = new Settings(
                chosenPort,
                folder,
                baseUrl,
                database,
                smtp,
                given(environment, "LOBBY_KEYS")
                        .map(Path::of)
                        .orElse(folder.resolve("keys"))
                        .toAbsolutePath()
                        .normalize(),
                domain(given(environment, "LOBBY_MAIL_DOMAIN").orElse(base.getHost())),
                given(environment, "LOBBY_CONTACT").orElse(null),
                starter,
                parliament(environment),
                choices(environment));
        if (smtp == null && !settings.isLoopback()) {
            throw new Unusable("LOBBY_BASE_URL is public (" + baseUrl
                    + "), so mail must have a way out: set LOBBY_SMTP_URL, for example smtp://localhost:25.");
        }
        if (settings.contact() == null && !settings.isLoopback()) {
            throw new Unusable("LOBBY_BASE_URL is public (" + baseUrl
                    + "), so people must know whom to ask about their data: set LOBBY_CONTACT to a name and address.");
        }
        return settings;
    }

    /** The resolver that is asked about mail's DNS records; empty for the system's. */
    public static Optional<InetSocketAddress> resolver(Map<String, String> environment) {
        return given(environment, "LOBBY_RESOLVER").map(value -> {
            URI uri = url("dns://" + value, "LOBBY_RESOLVER", "192.0.2.53:53", "dns");
            return new InetSocketAddress(uri.getHost(), uri.getPort() < 0 ? 53 : uri.getPort());
        });
    }

    private static Choices choices(Map<String, String> environment) {
        Choices usual = Choices.USUAL;
        return new Choices(
                some(environment, "LOBBY_LETTERS_PER_HOUR", usual.lettersPerHour(), 10_000_000),
                some(environment, "LOBBY_CONFIRMATIONS_PER_HOUR", usual.confirmationsPerHour(), 10_000_000),
                some(environment, "LOBBY_SMTP_LINES", usual.smtpLines(), 200),
                responsiveness(environment),
                imap(environment).orElse(null),
                masterKeys(environment));
    }

    private static int some(Map<String, String> environment, String name, int otherwise, int most) {
        int many = number(environment, name, otherwise);
        if (many < 1 || many > most) {
            throw new Unusable(name + " is " + many + ", but should be between 1 and " + most + ".");
        }
        return many;
    }

    /**
     * Master keys that stand in the environment and in no file, by their dates.
     *
     * @throws Unusable if an entry is no date and keyset; never repeating what it holds
     */
    public static Map<String, String> masterKeys(Map<String, String> environment) {
        Map<String, String> keys = new TreeMap<>();
        for (String entry : given(environment, "LOBBY_MASTER_KEYS").orElse("").split("\\s+(?=\\d{4}-)", -1)) {
            if (entry.isEmpty()) {
                continue;
            }
            if (!entry.matches("(?s)\\d{4}-\\d{2}-\\d{2}=\\{.*}")) {
                throw new Unusable(
                        "LOBBY_MASTER_KEYS should hold one or several entries like 2026-12-04={…}, a date and a"
                                + " Tink keyset in JSON, with spaces between; bin/lobby keys rotate --print makes one.");
            }
            keys.put(entry.substring(0, 10), entry.substring(11));
        }
        return keys;
    }

    /** The mailbox that what comes back is read from; empty where there is none. */
    public static Optional<URI> imap(Map<String, String> environment) {
        return given(environment, "LOBBY_IMAP_URL").map(value -> {
            URI uri = url(value, "LOBBY_IMAP_URL", "imaps://user:password@mail.example.org/INBOX", "imaps", "imap");
            if (uri.getRawUserInfo() == null || !uri.getRawUserInfo().contains(":")) {
                throw new Unusable(
                        "LOBBY_IMAP_URL needs a user and a password, as in"
                                + " imaps://user:password@mail.example.org/INBOX, each @, : and / in them written %40, %3A and %2F.");
            }
            return uri;
        });
    }

    private static boolean responsiveness(Map<String, String> environment) {
        String value = given(environment, "LOBBY_RESPONSIVENESS").orElse("off");
        if (!value.equals("on") && !value.equals("off")) {
            throw new Unusable("LOBBY_RESPONSIVENESS is “" + value + "”, but should be on or off.");
        }
        return value.equals("on");
    }

    private static ParliamentAddresses parliament(Map<String, String> environment) {
        return new ParliamentAddresses(
                source(environment, "LOBBY_MEMBERS_API", ParliamentAddresses.REAL.members()),
                source(environment, "LOBBY_MOTIONS_API", ParliamentAddresses.REAL.motions()),
                source(environment, "LOBBY_WHATSON_API", ParliamentAddresses.REAL.whatsOn()),
                pace(environment, "LOBBY_PARLIAMENT_PACE"));
    }

    private static URI source(Map<String, String> environment, String name, URI real) {
        return given(environment, name)
                .map(value -> url(trimSlash(value), name, real.toString(), "https", "http"))
                .orElse(real);
    }

    private static double pace(Map<String, String> environment, String name) {
        String value = given(environment, name).orElse("5");
        if (!PACE.matcher(value).matches()) {
            throw new Unusable(name + " is “" + value
                    + "”, but should be the requests a second that Parliament is asked, such as 5, or 0 for no limit.");
        }
        return Double.parseDouble(value);
    }

    /** Whether the site can only be reached from this machine. */
    public boolean isLoopback() {
        String host = URI.create(baseUrl).getHost();
        return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
    }

    /** Whether mail stays in the development mailbox and {@code /dev} exists. */
    public boolean isDevelopment() {
        return smtpUrl == null && isLoopback();
    }

    private static Optional<String> given(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static String domain(String value) {
        String domain = value.toLowerCase(Locale.ROOT);
        if (!DOMAIN.matcher(domain).matches()) {
            throw new Unusable("LOBBY_MAIL_DOMAIN should be a plain domain such as lobby.example.org.");
        }
        return domain;
    }

    private static int number(Map<String, String> environment, String name, int otherwise) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            return otherwise;
        }
        try {
            return Integer.parseInt(value.strip());
        } catch (NumberFormatException e) {
            throw new Unusable(name + " is “" + value + "”, but should be a whole number such as " + otherwise + ".");
        }
    }

    private static URI url(String value, String name, String example, String... schemes) {
        try {
            URI uri = URI.create(value.strip());
            for (String scheme : schemes) {
                if (scheme.equals(uri.getScheme()) && uri.getHost() != null) {
                    return uri;
                }
            }
        } catch (IllegalArgumentException e) {
            // Told below, with every other value that is no such address; the value may hold a password.
        }
        throw new Unusable(name + " cannot be read; it should look like " + example + ".");
    }

    private static String trimSlash(String value) {
        String url = value.strip();
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /** Never a password: this text may end up in a log. */
    @Override
    public String toString() {
        return "(settings)";
    }
}
