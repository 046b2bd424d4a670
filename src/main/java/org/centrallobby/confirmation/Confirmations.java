package org.centrallobby.confirmation;

import static org.centrallobby.kit.time.SqlTime.sql;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.centrallobby.kit.crypto.Sealer;
import org.centrallobby.kit.rounds.Numbers;
import org.centrallobby.kit.rounds.Volley;
import org.centrallobby.kit.time.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Links sent by mail. Only a keyed hash of each is kept, so that nobody who reads the database can follow one. */
@Component
public class Confirmations {
    /** How long a link can be followed. */
    public static final Duration VALID = Duration.ofDays(7);

    /** How long a link that came too late is still known: it leads to what is held of the letter for as long as anything is. */
    private static final Duration REMEMBERED = Duration.ofDays(90);

    private static final int TOKEN_BYTES = 20;
    private final JdbcClient database;
    private final Sealer sealer;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Numbers numbers;

    Confirmations(JdbcClient database, Sealer sealer, InstantSource clock) {
        this.database = database;
        this.sealer = sealer;
        this.clock = clock;
        this.numbers = new Numbers(database, "confirmation");
    }

    /**
     * A link just made.
     *
     * @param token of 160 random bits, safe in a URL; here and in the mail is all there will ever be of it
     */
    public record Issued(long id, String token) {}

    /** Makes a link that is good for {@link #VALID}. Earlier ones of the same subject stay good: mails overtake each other. */
    public Issued issue(Purpose purpose, long subject) {
        return issue(purpose, subject, VALID);
    }

    /** Makes a link that is good for a time of its own. */
    public Issued issue(Purpose purpose, long subject, Duration valid) {
        Drawn drawn = draw(purpose, subject, valid);
        Volley alone = new Volley();
        keep(List.of(drawn), alone);
        alone.send(database);
        return drawn.issued();
    }

    /**
     * A link that leads nowhere until it is kept.
     *
     * @param subject what it will be of, which need not be there yet
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    public record Drawn(Issued issued, Purpose purpose, long subject, byte[] hash, Instant from, Instant until) {}

    /** Draws a link, to be kept at the same moment as what it is of. */
    public Drawn draw(Purpose purpose, long subject, Duration valid) {
        String token = drawToken();
        Instant now = clock.instant();
        return new Drawn(new Issued(numbers.draw(), token), purpose, subject, hash(token), now, now.plus(valid));
    }

    /** Has links kept that were drawn, each at its place, but those that are left out. */
    public void keep(List<Drawn> links, Volley volley) {
        volley.add(
                """
                insert into confirmation (id, token_hash, purpose, subject, created_at, expires_at)
                overriding system value
                select id, hash, purpose, subject, since, until
                from unnest(:ids, :hashes, :purposes, :subjects, :since::timestamptz[], :until::timestamptz[])
                    with ordinality as link (id, hash, purpose, subject, since, until, place)
                where %s
                """.formatted(Volley.STAYS),
                Map.of(
                        "ids",
                                links.stream()
                                        .mapToLong(link -> link.issued().id())
                                        .toArray(),
                        "hashes", links.stream().map(Drawn::hash).toArray(byte[][]::new),
                        "purposes",
                                links.stream()
                                        .map(link -> link.purpose().name())
                                        .toArray(String[]::new),
                        "subjects", links.stream().mapToLong(Drawn::subject).toArray(),
                        "since",
                                links.stream()
                                        .map(link -> link.from().toString())
                                        .toArray(String[]::new),
                        "until",
                                links.stream()
                                        .map(link -> link.until().toString())
                                        .toArray(String[]::new)));
    }

    private String drawToken() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The link that a token is of; empty if it was never made or was withdrawn. */
    public Optional<Confirmation> find(String token) {
        if (token.length() > 100) {
            return Optional.empty();
        }
        return database.sql("""
                        select id, purpose, subject, created_at, expires_at, used_at, denied_at
                        from confirmation where token_hash = :hash
                        """)
                .param("hash", hash(token))
                .query((row, number) -> new Confirmation(
                        row.getLong("id"),
                        Purpose.valueOf(row.getString("purpose")),
                        row.getLong("subject"),
                        SqlTime.instant(row, "created_at"),
                        SqlTime.instant(row, "expires_at"),
                        SqlTime.instantOrNull(row, "used_at"),
                        SqlTime.instantOrNull(row, "denied_at")))
                .optional();
    }

    /** Notes that a link was followed to its end. */
    public void use(Confirmation confirmation) {
        database.sql("update confirmation set used_at = :now where id = :id and used_at is null")
                .param("id", confirmation.id())
                .param("now", sql(clock.instant()))
                .update();
    }

    /** Notes that its reader had asked for nothing. */
    public void deny(Confirmation confirmation) {
        database.sql("update confirmation set denied_at = :now where id = :id and denied_at is null")
                .param("id", confirmation.id())
                .param("now", sql(clock.instant()))
                .update();
    }

    /** Withdraws every link of a subject, as when it went to a wrong address. */
    public void withdraw(Purpose purpose, long subject) {
        database.sql("delete from confirmation where purpose = :purpose and subject = :subject")
                .param("purpose", purpose.name())
                .param("subject", subject)
                .update();
    }

    /** Forgets links that lapsed long ago. */
    public int forget() {
        return database.sql("delete from confirmation where expires_at < :past")
                .param("past", sql(clock.instant().minus(REMEMBERED)))
                .update();
    }

    private byte[] hash(String token) {
        return sealer.hash("confirmation", token);
    }
}
