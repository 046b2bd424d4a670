package org.centrallobby.mail;

import org.centrallobby.kit.crypto.Sealer;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Mail as the ledger keeps it: nothing personal in clear. */
@Component
final class SealedMail {
    private static final String CONTEXT = "mail";
    private final JsonMapper json = JsonMapper.builder().build();
    private final Sealer sealer;

    SealedMail(Sealer sealer) {
        this.sealer = sealer;
    }

    Sealer.Sealed seal(OutgoingMail mail) {
        return sealer.seal(json.writeValueAsBytes(mail), CONTEXT);
    }

    OutgoingMail open(byte[] wrappedKey, byte[] sealed) {
        return json.readValue(sealer.open(wrappedKey, sealed, CONTEXT), OutgoingMail.class);
    }

    byte[] recipientHash(OutgoingMail mail) {
        return sealer.hash("recipient", mail.route().to().address().key());
    }
}
