package org.centrallobby.mail.dkim;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.Result;
import org.apache.james.jdkim.exceptions.FailException;

/** Somebody else's library, as a receiver would use it; the public keys are those it is given. */
public final class Verifier {
    private final Map<String, String> records;

    public Verifier(List<DkimKey> keys) {
        records = keys.stream().collect(Collectors.toMap(DkimKey::selector, DkimKey::recordText));
    }

    /** What became of each signature, such as {@code lobby20261126 PASS}. */
    public List<String> verify(byte[] message) throws IOException {
        DKIMVerifier verifier =
                new DKIMVerifier((method, selector, domain) -> List.of(records.get(selector.toString())));
        Locale here = Locale.getDefault();
        // The library writes header names in small letters by the machine's language: no Message-ID passes in Turkish.
        Locale.setDefault(Locale.ROOT);
        try {
            verifier.verify(new ByteArrayInputStream(message));
        } catch (FailException e) {
            // Told by the results.
        } finally {
            Locale.setDefault(here);
        }
        return verifier.getResults().stream().map(Verifier::text).sorted().toList();
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static String text(Result result) {
        return (result.getRecord() == null ? "?" : result.getRecord().getSelector()) + " " + result.getResultType();
    }
}
