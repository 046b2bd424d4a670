package org.centrallobby.mail;

import java.util.List;

/**
 * A message as it goes over the wire, in its envelope.
 *
 * @param sender the envelope's sender: where mail servers report failure
 * @param recipient the envelope's recipient
 * @param message all of it, headers first, seven bits, lines ended by CRLF (RFC 5322)
 * @param secrets words that a server's answer may repeat and no record may hold
 */
public record Parcel(EmailAddress sender, EmailAddress recipient, byte[] message, List<String> secrets) {
    public Parcel {
        secrets = List.copyOf(secrets);
    }
}
