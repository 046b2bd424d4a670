package org.centrallobby.kit.crypto;

import java.time.InstantSource;
import org.centrallobby.kit.Settings;

/** The real sealer, for tests that build what they need themselves. */
public final class Sealers {
    private Sealers() {}

    /** With keys in the folder of the settings. */
    public static Sealer of(Settings settings, InstantSource clock) {
        return new TinkSealer(settings, clock);
    }
}
