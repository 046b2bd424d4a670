package org.centrallobby.mail.dkim;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.Provider;
import java.util.Optional;

/** A native library that signs four times as fast as the JDK. It is used for this and nothing else in the program. */
final class FastProvider {
    private static final Optional<Provider> FOUND = load();

    private FastProvider() {}

    /** The library; empty on machines it was not built for. */
    static Optional<Provider> find() {
        return FOUND;
    }

    private static Optional<Provider> load() {
        try {
            AmazonCorrettoCryptoProvider provider = AmazonCorrettoCryptoProvider.INSTANCE;
            return provider.getLoadingError() == null ? Optional.of(provider) : Optional.empty();
        } catch (LinkageError | RuntimeException e) {
            return Optional.empty();
        }
    }
}
