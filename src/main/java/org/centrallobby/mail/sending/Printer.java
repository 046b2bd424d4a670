package org.centrallobby.mail.sending;

import java.util.Map;
import org.centrallobby.kit.Settings;
import org.centrallobby.mail.MailId;
import org.centrallobby.mail.Parcel;
import org.centrallobby.mail.mime.MimeComposer;
import org.centrallobby.mail.tokens.MailTokens;
import org.springframework.stereotype.Component;

/** Prints a broadcast's mail for one recipient, with the link to leave that is theirs alone. */
@Component
final class Printer {
    private final MimeComposer composer;
    private final MailTokens tokens;
    private final Settings settings;

    Printer(MimeComposer composer, MailTokens tokens, Settings settings) {
        this.composer = composer;
        this.tokens = tokens;
        this.settings = settings;
    }

    Parcel print(Stock.Item item) {
        String token = tokens.unsubscribeToken(new MailId(true, item.loan().recipient()));
        return composer.compose(item.press()
                .print(
                        item.loan(),
                        item.recipient(),
                        settings.mailDomain(),
                        Map.of("unsubscribe", settings.baseUrl() + "/unsubscribe/" + token)));
    }
}
