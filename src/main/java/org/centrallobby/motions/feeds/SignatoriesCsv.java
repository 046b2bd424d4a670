package org.centrallobby.motions.feeds;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.centrallobby.members.Membership;
import org.centrallobby.motions.Motion;
import org.centrallobby.motions.Signature;
import org.jspecify.annotations.Nullable;

/** The names on a motion after RFC 4180, withdrawn ones among them, with a header and lines that end in CR LF. */
final class SignatoriesCsv {
    private SignatoriesCsv() {}

    /** @param seats who sat on the day of tabling, by Parliament's id of the Member */
    static byte[] write(Motion motion, Map<Integer, Membership> seats) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord(
                    "order",
                    "name",
                    "mnis_id",
                    "party",
                    "constituency",
                    "nation",
                    "signed_on",
                    "withdrawn",
                    "withdrawn_on");
            for (Signature signature : motion.signatures()) {
                Optional<Membership> seat =
                        Optional.ofNullable(seats.get(signature.member().mnisId()));
                csv.writeRecord(
                        signature.order() == null ? "" : String.valueOf(signature.order()),
                        plain(signature.member().name()),
                        String.valueOf(signature.member().mnisId()),
                        plain(seat.map(Membership::party).orElse("")),
                        plain(seat.map(held -> held.seat().name()).orElse("")),
                        plain(seat.map(held -> held.seat().country()).orElse("")),
                        day(signature.signedOn()),
                        signature.withdrawn() ? "yes" : "no",
                        day(signature.withdrawnOn()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    /** Sheets take what begins with one of these signs for a formula; an apostrophe makes it text again. */
    static String plain(String text) {
        return text.isEmpty() || "=+-@\t\r\n|".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }
}
