package org.centrallobby.letters.store;

import java.util.List;
import java.util.Optional;
import org.centrallobby.kit.crypto.KeyedTables;
import org.centrallobby.kit.crypto.Sealer;
import org.centrallobby.kit.crypto.Sealer.Sealed;
import org.centrallobby.letters.LetterContact;
import org.centrallobby.letters.LetterText;
import org.centrallobby.mail.EmailAddress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What is personal about letters: the text under one key, name and e-mail once more under another that lives longer. */
@Component
public final class LetterTexts implements KeyedTables {
    private static final String TEXT = "letter";
    private static final String CONTACT = "letter.contact";
    private final JsonMapper json = JsonMapper.builder().build();
    private final JdbcClient database;
    private final Sealer sealer;

    LetterTexts(JdbcClient database, Sealer sealer) {
        this.database = database;
        this.sealer = sealer;
    }

    @Override
    public List<KeyColumn> listKeyColumns() {
        return List.of(
                new KeyColumn("letter", "id", "wrapped_key", TEXT),
                new KeyColumn("letter", "id", "contact_key", CONTACT));
    }

    /** A contact as it is written down. */
    private record Kept(String name, String email) {}

    /** Empty once destroyed. */
    public Optional<LetterText> find(long letterId) {
        return database.sql("select wrapped_key, sealed from letter where id = :id and sealed is not null")
                .param("id", letterId)
                .query((row, number) -> open(row.getBytes("wrapped_key"), row.getBytes("sealed")))
                .optional();
    }

    /** Opens a text that was read from the table. */
    public LetterText open(byte[] wrappedKey, byte[] sealed) {
        return json.readValue(sealer.open(wrappedKey, sealed, TEXT), LetterText.class);
    }

    /** Whom an answer would go to; empty once destroyed. */
    public Optional<LetterContact> findContact(long letterId) {
        return database.sql("""
                        select contact_key, contact_sealed from letter where id = :id and contact_sealed is not null
                        """)
                .param("id", letterId)
                .query((row, number) -> openContact(row.getBytes("contact_key"), row.getBytes("contact_sealed")))
                .optional()
                .or(() -> find(letterId).map(LetterText::contact));
    }

    /** Opens a contact that was read from the table. */
    public LetterContact openContact(byte[] wrappedKey, byte[] sealed) {
        Kept kept = json.readValue(sealer.open(wrappedKey, sealed, CONTACT), Kept.class);
        if (EmailAddress.parse(kept.email()) instanceof EmailAddress.Valid valid) {
            return new LetterContact(kept.name(), valid.address());
        }
        throw new IllegalStateException("A letter holds something that is no e-mail address.");
    }

    /** Finds the letters of an address without keeping it. */
    public byte[] hash(EmailAddress email) {
        return sealer.hash("email", email.key());
    }

    Sealed seal(LetterText content) {
        return sealer.seal(json.writeValueAsBytes(content), TEXT);
    }

    Sealed sealContact(LetterContact contact) {
        return sealer.seal(
                json.writeValueAsBytes(new Kept(contact.name(), contact.email().value())), CONTACT);
    }

    /** Puts another content in the place of the one before, under fresh keys. */
    void replace(long letterId, LetterText content) {
        Sealed text = seal(content);
        LetterContact reader = content.contact();
        Sealed contact = sealContact(reader);
        database.sql("""
                        update letter
                        set wrapped_key = :wrappedKey, sealed = :sealed, contact_key = :contactKey,
                            contact_sealed = :contactSealed, email_hash = :emailHash
                        where id = :id and sealed is not null
                        """)
                .param("id", letterId)
                .param("wrappedKey", text.wrappedKey())
                .param("sealed", text.sealed())
                .param("contactKey", contact.wrappedKey())
                .param("contactSealed", contact.sealed())
                .param("emailHash", hash(reader.email()))
                .update();
    }
}
