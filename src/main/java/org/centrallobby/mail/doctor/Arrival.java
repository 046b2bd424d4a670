package org.centrallobby.mail.doctor;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.Result;
import org.apache.james.jdkim.exceptions.FailException;
import org.apache.james.jdkim.exceptions.PermFailException;
import org.centrallobby.mail.dkim.DkimKey;
import org.centrallobby.mail.doctor.records.Dns;
import org.centrallobby.mail.doctor.records.Finding;

/** What can be seen of a test mail once it has arrived: what the receiver thought of it, and whether it is still ours. */
final class Arrival {
    private static final int MOST_RESULTS = 3;

    private Arrival() {}

    /** @param keys ours; a signature is held against them and not against the DNS, which has its own findings */
    static List<Finding> judge(byte[] message, String domain, List<DkimKey> keys) throws IOException {
        List<Finding> findings = new ArrayList<>(authenticationResults(message));
        findings.add(signature(message, domain, keys));
        return findings;
    }

    /** What the receiving server wrote (RFC 8601): its own field stands above what others may have claimed. */
    private static List<Finding> authenticationResults(byte[] message) throws IOException {
        try {
            MimeMessage mail =
                    new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(message));
            String[] fields = mail.getHeader("Authentication-Results");
            if (fields == null) {
                return List.of(Finding.ok("Arrival", "The receiver wrote no Authentication-Results, as many do not."));
            }
            List<Finding> findings = new ArrayList<>();
            for (int i = 0; i < Math.min(fields.length, MOST_RESULTS); i++) {
                String text = MimeUtility.unfold(fields[i]).replaceAll("\\s+", " ");
                boolean bad = text.toLowerCase(Locale.ROOT)
                        .matches(".*\\b(dkim|spf|dmarc)\\s?=\\s?(fail|softfail|permerror|temperror)\\b.*");
                String said = "The receiver says: " + Dns.shown(text);
                findings.add(bad ? Finding.fail("Arrival", said) : Finding.ok("Arrival", said));
            }
            return findings;
        } catch (MessagingException e) {
            throw new IOException("The test mail came back in pieces.", e);
        }
    }

    private static Finding signature(byte[] message, String domain, List<DkimKey> keys) throws IOException {
        Map<String, String> records = keys.stream()
                .filter(key -> key.kind() == DkimKey.Kind.RSA)
                .collect(Collectors.toMap(key -> key.recordName(domain), DkimKey::recordText));
        DKIMVerifier verifier = new DKIMVerifier((method, selector, token) -> {
            String record = records.get(selector + "._domainkey." + token);
            if (record == null) {
                throw new PermFailException("not one of our keys");
            }
            return List.of(record);
        });
        List<Result> results = verified(verifier, message).stream()
                .filter(result -> isOurs(result, records, domain))
                .toList();
        if (results.isEmpty()) {
            return Finding.fail("Signature", "The mail arrived without a DKIM signature of " + domain + ".");
        }
        return results.stream().anyMatch(Result::isSuccess)
                ? Finding.ok("Signature", "Our DKIM signature arrived whole.")
                : Finding.fail(
                        "Signature",
                        "Our DKIM signature no longer fits: something on the way changes mail, perhaps a relay that adds a"
                                + " footer or rewrites lines. Have it leave our mail as it is.");
    }

    private static boolean isOurs(Result result, Map<String, String> records, String domain) {
        return result.getRecord() != null
                && records.containsKey(result.getRecord().getSelector() + "._domainkey." + domain)
                && domain.contentEquals(result.getRecord().getDToken());
    }

    private static List<Result> verified(DKIMVerifier verifier, byte[] message) throws IOException {
        Locale here = Locale.getDefault();
        // The library writes header names in small letters by the machine's language: in Turkish none with an I would
        // fit.
        Locale.setDefault(Locale.ROOT);
        try {
            verifier.verify(new ByteArrayInputStream(message));
        } catch (FailException e) {
            // The results tell.
        } finally {
            Locale.setDefault(here);
        }
        return verifier.getResults();
    }
}
