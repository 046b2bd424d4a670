package org.centrallobby.mail.carriers;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.centrallobby.kit.crypto.Sealer;
import org.centrallobby.kit.crypto.Sealer.Sealed;
import org.centrallobby.kit.time.SqlTime;
import org.centrallobby.mail.Carrier;
import org.centrallobby.mail.Outcome;
import org.centrallobby.mail.Outcome.Accepted;
import org.centrallobby.mail.Outcome.Answer;
import org.centrallobby.mail.Outcome.Deferred;
import org.centrallobby.mail.Outcome.Refused;
import org.centrallobby.mail.Parcel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where mail lands while no relay is set: kept whole, sealed, the newest thousand. So that a newcomer can see what goes
 * wrong in life, an address that begins with {@code returns} is refused for good, and one that begins with {@code slow}
 * is put off.
 */
@Component
public final class DevMailbox implements Carrier {
    static final String NAME = "the development mailbox";
    private static final String CONTEXT = "dev-mail";
    private final Session session = Session.getInstance(new Properties());
    private final JdbcClient database;
    private final Sealer sealer;
    private final InstantSource clock;

    DevMailbox(JdbcClient database, Sealer sealer, InstantSource clock) {
        this.database = database;
        this.sealer = sealer;
        this.clock = clock;
    }

    /** All mails, newest first. */
    public List<DevMail> listMails() {
        return database.sql("select id, received_at, wrapped_key, sealed from dev_mail order by id desc limit 1000")
                .query((row, number) -> read(
                        row.getLong("id"),
                        SqlTime.instant(row, "received_at"),
                        sealer.open(row.getBytes("wrapped_key"), row.getBytes("sealed"), CONTEXT)))
                .list();
    }

    /** One mail. */
    public Optional<DevMail> findMail(long id) {
        return database.sql("select id, received_at, wrapped_key, sealed from dev_mail where id = :id")
                .param("id", id)
                .query((row, number) -> read(
                        row.getLong("id"),
                        SqlTime.instant(row, "received_at"),
                        sealer.open(row.getBytes("wrapped_key"), row.getBytes("sealed"), CONTEXT)))
                .optional();
    }

    @Override
    public Round open() {
        return new Round() {
            @Override
            public Outcome send(Parcel parcel) {
                return take(parcel);
            }

            @Override
            public void close() {}
        };
    }

    private Outcome take(Parcel parcel) {
        String recipient = parcel.recipient().key();
        if (recipient.startsWith("returns")) {
            return new Refused(NAME, Answer.read("550 5.1.1 no such user", parcel.secrets()));
        }
        if (recipient.startsWith("slow")) {
            return new Deferred(NAME, Answer.read("451 4.3.0 try later", parcel.secrets()));
        }
        Sealed sealed = sealer.seal(noted(parcel), CONTEXT);
        database.sql("""
                        with newest as (
                            insert into dev_mail (received_at, wrapped_key, sealed)
                            values (:now, :wrappedKey, :sealed) returning id)
                        delete from dev_mail where id < (select id - 1000 from newest)
                        """)
                .param("now", SqlTime.sql(clock.instant()))
                .param("wrappedKey", sealed.wrappedKey())
                .param("sealed", sealed.sealed())
                .update();
        return new Accepted(NAME, Answer.read("250 2.0.0 kept", parcel.secrets()));
    }

    /** The message under what a server would note of the envelope (RFC 5321, 4.4). */
    private static byte[] noted(Parcel parcel) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(("Return-Path: <" + parcel.sender().value() + ">\r\n").getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(parcel.message());
        return bytes.toByteArray();
    }

    private DevMail read(long id, Instant receivedAt, byte[] bytes) {
        try {
            MimeMessage message = new MimeMessage(session, new ByteArrayInputStream(bytes));
            Multipart bodies = bodies((Multipart) message.getContent());
            return new DevMail(
                    id,
                    receivedAt,
                    message.getHeader("Return-Path", null).replaceAll("[<>]", ""),
                    Collections.list(message.getAllHeaders()).stream()
                            .map(DevMailbox::decoded)
                            .toList(),
                    body(bodies, 0),
                    body(bodies, 1));
        } catch (MessagingException e) {
            throw new IllegalStateException("Mail " + id + " of the development mailbox cannot be read.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Text and HTML; a file beside them is kept with the message and not shown. */
    private static Multipart bodies(Multipart parts) throws MessagingException, IOException {
        return parts.getBodyPart(0).getContent() instanceof Multipart inner ? inner : parts;
    }

    private static String body(Multipart bodies, int part) throws MessagingException, IOException {
        return ((String) bodies.getBodyPart(part).getContent()).replace("\r\n", "\n");
    }

    private static DevMail.Header decoded(Header header) {
        try {
            return new DevMail.Header(header.getName(), MimeUtility.decodeText(MimeUtility.unfold(header.getValue())));
        } catch (java.io.UnsupportedEncodingException e) {
            return new DevMail.Header(header.getName(), header.getValue());
        }
    }
}
