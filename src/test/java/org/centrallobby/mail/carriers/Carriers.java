package org.centrallobby.mail.carriers;

import java.time.Duration;
import java.util.Objects;
import org.centrallobby.kit.Settings;
import org.centrallobby.mail.Carrier;

/** The real carriers, for tests that build their own mail. */
public final class Carriers {
    private Carriers() {}

    /** To the relay of the settings, with less patience than in life. */
    public static Carrier smtp(Settings settings, Duration patience) {
        return new SmtpCarrier(Objects.requireNonNull(settings.smtpUrl()), settings, 20, patience);
    }
}
