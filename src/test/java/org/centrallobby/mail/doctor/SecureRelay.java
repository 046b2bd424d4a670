package org.centrallobby.mail.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** A relay on this machine that offers STARTTLS under a certificate of our own making, and wants a password. */
final class SecureRelay implements AutoCloseable {
    private static final char[] SECRET = "changeit".toCharArray();
    private final List<String> passwords = new CopyOnWriteArrayList<>();
    private final KeyStore store;
    private final SMTPServer server;
    private final int port;

    /** @param name the host that its certificate is for; none if it offers no TLS */
    SecureRelay(Path folder, Optional<String> name, int days) throws Exception {
        store = certificate(folder, name.orElse("nobody.test"), days);
        port = freePort();
        SMTPServer.Builder builder = new SMTPServer.Builder()
                .bindAddress(InetAddress.ofLiteral("127.0.0.1"))
                .hostName("relay.lobby.test")
                .port(port)
                .showAuthCapabilitiesBeforeSTARTTLS(true)
                .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, password, context) -> {
                    passwords.add(password);
                    if (!user.equals("lobby") || !password.equals("right")) {
                        throw new LoginFailedException();
                    }
                }));
        if (name.isPresent()) {
            builder.enableTLS().startTlsSocketFactory(context(store));
        }
        server = builder.build();
        server.start();
    }

    int port() {
        return port;
    }

    /** Its certificate, for those who want to trust it. */
    KeyStore anchors() {
        return store;
    }

    /** Every password it was told. */
    List<String> passwords() {
        return passwords;
    }

    private static KeyStore certificate(Path folder, String name, int days) throws Exception {
        Path file = Files.createTempDirectory(folder, "relay").resolve("relay.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "relay",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=dns:" + name,
                        "-startdate",
                        "-30d",
                        "-validity",
                        Integer.toString(days),
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(SECRET))
                .redirectErrorStream(true)
                .start();
        try (InputStream said = keytool.getInputStream()) {
            said.readAllBytes();
        }
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException("no certificate");
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, SECRET);
        }
        // An entry of a key is no anchor of trust; one of its certificate is.
        store.setCertificateEntry("anchor", store.getCertificate("relay"));
        return store;
    }

    private static SSLContext context(KeyStore store) throws GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, SECRET);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return free.getLocalPort();
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
