package org.centrallobby.mail.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import org.centrallobby.mail.doctor.RelayProbe.Reply;
import org.centrallobby.mail.doctor.records.Dns;
import org.centrallobby.mail.doctor.records.Finding;
import org.jspecify.annotations.Nullable;

/** Whether the relay can be reached, over TLS that can be trusted, and lets us in. */
final class RelayCheck {
    private static final Duration SOON = Duration.ofDays(14);
    private final URI relay;
    private final String ourName;
    private final InstantSource clock;
    private final @Nullable KeyStore anchors;
    private final int patience;

    /** @param anchors whom to trust; null for those the JDK trusts */
    RelayCheck(URI relay, String ourName, InstantSource clock, @Nullable KeyStore anchors, Duration patience) {
        this.relay = relay;
        this.ourName = ourName;
        this.clock = clock;
        this.anchors = anchors;
        this.patience = (int) patience.toMillis();
    }

    /** A relay on this machine may show a certificate of its own making, or talk in clear. */
    static boolean isHere(URI relay) {
        return relay.getHost().equals("localhost") || relay.getHost().startsWith("127.");
    }

    List<Finding> check(InetAddress address) {
        boolean implicit = relay.getScheme().equals("smtps");
        int port = relay.getPort() >= 0 ? relay.getPort() : implicit ? 465 : 25;
        String place = relay.getHost() + ":" + port;
        List<Finding> findings = new ArrayList<>();
        try (RelayProbe probe = new RelayProbe(new InetSocketAddress(address, port), patience)) {
            talk(probe, implicit, place, findings);
        } catch (SocketTimeoutException e) {
            findings.add(
                    Finding.fail("Relay", place + " did not answer in time: look at its name, port and firewall."));
        } catch (SSLException e) {
            findings.add(Finding.fail(
                    "TLS",
                    "No TLS could be agreed on with " + place + ": it needs TLS 1.2 or newer and a certificate."));
        } catch (IOException e) {
            findings.add(Finding.fail(
                    "Relay",
                    place + " cannot be spoken to over SMTP: look at its name and port, and whether it runs."));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("TLS is not there.", e);
        }
        return findings;
    }

    private void talk(RelayProbe probe, boolean implicit, String place, List<Finding> findings)
            throws IOException, GeneralSecurityException {
        Onlooker onlooker = new Onlooker(anchors);
        boolean secret = isHere(relay);
        if (implicit) {
            secret |= secured(probe.secure(onlooker.sockets(), relay.getHost()), onlooker, findings);
        }
        Reply greeting = probe.reply();
        Reply hello = probe.ask("EHLO " + ourName);
        if (!greeting.isGood() || !hello.isGood()) {
            Reply refused = greeting.isGood() ? hello : greeting;
            findings.add(Finding.fail(
                    "Relay",
                    place + " turns us away: " + refused.code() + " "
                            + Dns.shown(refused.lines().getFirst())));
            return;
        }
        findings.add(Finding.ok(
                "Relay", place + " answers as " + Dns.shown(hello.lines().getFirst()) + "."));
        if (!implicit && hello.offers("STARTTLS")) {
            if (!probe.ask("STARTTLS").isGood()) {
                findings.add(
                        Finding.fail("TLS", "The relay offers STARTTLS and then refuses it: mend its certificate."));
                return;
            }
            secret |= secured(probe.secure(onlooker.sockets(), relay.getHost()), onlooker, findings);
            hello = probe.ask("EHLO " + ourName);
        } else if (!implicit) {
            findings.add(inClear());
        }
        login(probe, hello, secret).ifPresent(findings::add);
        probe.ask("QUIT");
    }

    private Finding inClear() {
        if (isHere(relay)) {
            return Finding.ok("TLS", "The relay is on this machine and offers no TLS, which does no harm here.");
        }
        return relay.getRawUserInfo() == null
                ? Finding.warn(
                        "TLS", "The relay offers no STARTTLS, so that mail travels to it in clear: switch it on there.")
                : Finding.fail(
                        "TLS", "The relay offers no STARTTLS, and we give no password in clear: switch it on there.");
    }

    /** Notes how the line is secured, and says whether a password may go over it. */
    private boolean secured(SSLSession session, Onlooker onlooker, List<Finding> findings) {
        Instant ends = onlooker.seen()
                .map(X509Certificate::getNotAfter)
                .map(java.util.Date::toInstant)
                .orElse(Instant.MAX);
        String line =
                session.getProtocol() + ", certificate until " + ends.toString().substring(0, 10);
        boolean over = ends.isBefore(clock.instant());
        if (over || onlooker.refusal().isPresent()) {
            String why = over
                    ? "The certificate of the relay has run out"
                    : onlooker.refusal().map(RelayCheck::why).orElseThrow();
            findings.add(
                    isHere(relay)
                            ? Finding.ok("TLS", line + "; " + why + ", which we accept from a relay on this machine.")
                            : Finding.fail(
                                    "TLS",
                                    why + ", so no mail is given to it: get a certificate for " + relay.getHost()
                                            + "."));
            return false;
        }
        findings.add(
                ends.isBefore(clock.instant().plus(SOON))
                        ? Finding.warn("TLS", line + ": renew it now.")
                        : Finding.ok("TLS", line + ", and it can be trusted."));
        return true;
    }

    private static String why(CertificateException refusal) {
        for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateNotYetValidException) {
                return "The certificate of the relay is not valid yet";
            }
            if (String.valueOf(cause.getMessage()).matches("(?s)No (subject alternative|name matching).*")) {
                return "The certificate of the relay is for another name";
            }
        }
        return "Nobody we trust vouches for the certificate of the relay";
    }

    private java.util.Optional<Finding> login(RelayProbe probe, Reply hello, boolean secret) throws IOException {
        String raw = relay.getUserInfo();
        if (raw == null) {
            return java.util.Optional.empty();
        }
        if (!secret) {
            return java.util.Optional.of(Finding.fail(
                    "Login", "User and password were not tried, because the line is not safe: mend TLS first."));
        }
        int colon = raw.indexOf(':');
        String user = colon < 0 ? raw : raw.substring(0, colon);
        String password = colon < 0 ? "" : raw.substring(colon + 1);
        String offered = hello.lines().stream()
                .map(line -> line.toUpperCase(java.util.Locale.ROOT))
                .filter(line -> line.startsWith("AUTH"))
                .findFirst()
                .orElse("");
        Reply reply;
        if (offered.matches("AUTH[ =].*\\bPLAIN\\b.*")) {
            // RFC 4616.
            reply = probe.ask("AUTH PLAIN " + base64("\0" + user + "\0" + password));
        } else if (offered.matches("AUTH[ =].*\\bLOGIN\\b.*")) {
            reply = probe.ask("AUTH LOGIN");
            reply = reply.isGood() ? probe.ask(base64(user)) : reply;
            reply = reply.isGood() ? probe.ask(base64(password)) : reply;
        } else {
            return java.util.Optional.of(Finding.fail(
                    "Login",
                    "LOBBY_SMTP_URL has a user, but the relay offers no login by PLAIN or LOGIN here: try port 587."));
        }
        return java.util.Optional.of(
                reply.isGood()
                        ? Finding.ok("Login", "The relay lets us in.")
                        : Finding.fail(
                                "Login",
                                "The relay refuses our user and password (" + reply.code()
                                        + "): mend them in LOBBY_SMTP_URL."));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
