package org.centrallobby.mail.doctor;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.centrallobby.kit.crypto.Sealer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The development mailbox: what was sent is there at once. */
@Component
public final class DevReadBack implements ReadBack {
    private final JdbcClient database;
    private final Sealer sealer;

    DevReadBack(JdbcClient database, Sealer sealer) {
        this.database = database;
        this.sealer = sealer;
    }

    @Override
    public String place() {
        return "the development mailbox";
    }

    @Override
    public Optional<byte[]> find(String messageId, Duration patience) {
        return database
                .sql("select wrapped_key, sealed from dev_mail order by id desc limit 20")
                .query((row, number) -> sealer.open(row.getBytes("wrapped_key"), row.getBytes("sealed"), "dev-mail"))
                .list()
                .stream()
                .filter(message -> new String(message, StandardCharsets.ISO_8859_1).contains(messageId))
                .findFirst();
    }
}
