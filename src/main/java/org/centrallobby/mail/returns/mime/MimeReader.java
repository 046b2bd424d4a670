package org.centrallobby.mail.returns.mime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.io.MaxHeaderLengthLimitException;
import org.apache.james.mime4j.io.MaxHeaderLimitException;
import org.apache.james.mime4j.io.MaxNestingDepthLimitException;
import org.apache.james.mime4j.io.MaxPartCountLimitException;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.centrallobby.mail.returns.mime.Message.Part;
import org.jspecify.annotations.Nullable;

/** Takes a message apart within bounds. A message within a message is not opened, so nesting costs nothing. */
public final class MimeReader {
    private static final int MOST_OF_A_PART = 256 * 1024;
    private static final MimeConfig BOUNDS = MimeConfig.custom()
            .setMaxHeaderCount(1_000)
            .setMaxHeaderLen(64 * 1024)
            .setMaxTotalHeaderCount(3_000)
            .setMaxTotalHeaderLen(1024 * 1024)
            .setMaxPartCount(100)
            .setMaxNestingDepth(20)
            .setMaxLineLen(-1)
            .build();

    private MimeReader() {}

    /** Expected: most of what is refused here was made to be. */
    public static final class Refusal extends Exception {
        private static final long serialVersionUID = 1;
        private final Reason reason;

        Refusal(Reason reason) {
            super(reason.name(), null, false, false);
            this.reason = reason;
        }

        /** Why it was not read. */
        public Reason reason() {
            return reason;
        }
    }

    /**
     * Takes a message apart.
     *
     * @param length how much of it there is
     */
    public static Message read(byte[] raw, int length) throws Refusal {
        if (length == 0) {
            throw new Refusal(Reason.EMPTY);
        }
        int start = skipMboxLine(raw, length);
        MimeTokenStream stream = new MimeTokenStream(BOUNDS);
        stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
        stream.parse(new ByteArrayInputStream(raw, start, length - start));
        try {
            return flatten(stream);
        } catch (MaxNestingDepthLimitException e) {
            throw new Refusal(Reason.TOO_DEEP);
        } catch (MaxPartCountLimitException e) {
            throw new Refusal(Reason.TOO_MANY_PARTS);
        } catch (MaxHeaderLimitException | MaxHeaderLengthLimitException e) {
            throw new Refusal(Reason.HEADERS_TOO_LONG);
        } catch (IOException | MimeException e) {
            throw new Refusal(Reason.BROKEN);
        }
    }

    private static Message flatten(MimeTokenStream stream) throws IOException, MimeException, Refusal {
        Fields headers = new Fields();
        List<Part> parts = new ArrayList<>();
        boolean inside = false;
        for (EntityState state = stream.getState(); state != EntityState.T_END_OF_STREAM; state = stream.next()) {
            switch (state) {
                case T_FIELD -> {
                    if (!inside) {
                        Field field = stream.getField();
                        headers.add(field.getName(), field.getBody());
                    }
                }
                case T_END_HEADER -> inside = true;
                case T_BODY -> {
                    BodyDescriptor descriptor = stream.getBodyDescriptor();
                    String type = descriptor.getMimeType().toLowerCase(Locale.ROOT);
                    boolean read = type.startsWith("text/") || type.startsWith("message/");
                    parts.add(
                            new Part(type, read ? text(stream.getDecodedInputStream(), descriptor.getCharset()) : ""));
                }
                case T_PREAMBLE -> parts.add(new Part(Message.BEFORE_ALL_PARTS, text(stream.getInputStream(), null)));
                default -> {}
            }
        }
        if (headers.isEmpty()) {
            throw new Refusal(Reason.NOT_A_MESSAGE);
        }
        return Message.of(headers, parts);
    }

    private static String text(InputStream content, @Nullable String charset) throws IOException {
        return PlainText.of(content.readNBytes(MOST_OF_A_PART), charset);
    }

    /** The line that mbox and some pipes put first; it is no header. */
    private static int skipMboxLine(byte[] raw, int length) {
        byte[] from = "From ".getBytes(StandardCharsets.US_ASCII);
        if (length < from.length || Arrays.mismatch(raw, 0, from.length, from, 0, from.length) != -1) {
            return 0;
        }
        int at = 0;
        while (at < length && raw[at] != '\n') {
            at++;
        }
        return Math.min(at + 1, length);
    }
}
