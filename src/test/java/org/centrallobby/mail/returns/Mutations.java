package org.centrallobby.mail.returns;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Spoils messages in the ways that matter to a reader of mail. The same seed gives the same messages. */
final class Mutations {
    private static final int LONGEST = 200_000;
    private static final List<String> TOKENS = List.of(
            "\r\n\r\n",
            "\n\n",
            "\r",
            "--",
            "--=_b17\n",
            "--=_b17--\n",
            ": ",
            ";",
            "=?utf-8?B?",
            "?=",
            "\0",
            "<",
            ">",
            "@",
            "Content-Type: multipart/mixed; boundary=\"=_b17\"\n\n",
            "Content-Type: message/rfc822\n\n",
            "Content-Type: message/delivery-status\n\n",
            "Content-Type: text/html; charset=utf-7\n\n",
            "Content-Transfer-Encoding: base64\n",
            "Content-Transfer-Encoding: quoted-printable\n",
            "Action: failed\n",
            "Status: 5.1.1\n",
            "Final-Recipient: rfc822;\n",
            "550 5.1.1 ",
            "Auto-Submitted: auto-replied\n",
            "X-Failed-Recipients: ",
            "\u2028",
            "é",
            "<div>",
            "&#x0;");

    private final List<byte[]> seeds;
    private final RandomGenerator random;

    Mutations(List<byte[]> seeds, RandomGenerator random) {
        this.seeds = seeds;
        this.random = random;
    }

    byte[] next() {
        byte[] message = any().clone();
        for (int times = 1 + random.nextInt(6); times > 0; times--) {
            message = once(message);
        }
        return message.length > LONGEST ? Arrays.copyOf(message, LONGEST) : message;
    }

    private byte[] once(byte[] message) {
        int at = random.nextInt(message.length + 1);
        return switch (random.nextInt(8)) {
            case 0 -> flipped(message);
            case 1 -> Arrays.copyOf(message, at);
            case 2 -> splice(message, at, any());
            case 3 ->
                insert(message, at, TOKENS.get(random.nextInt(TOKENS.size())).getBytes(StandardCharsets.UTF_8));
            case 4 -> repeatLine(message, at);
            case 5 -> cut(message, at, at + random.nextInt(200));
            case 6 -> renameBoundary(message);
            default -> insert(message, at, Arrays.copyOfRange(message, at, Math.min(message.length, at + 2_000)));
        };
    }

    private byte[] any() {
        return seeds.get(random.nextInt(seeds.size()));
    }

    private byte[] flipped(byte[] message) {
        for (int times = random.nextInt(20); times > 0 && message.length > 0; times--) {
            message[random.nextInt(message.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return message;
    }

    private byte[] splice(byte[] message, int at, byte[] other) {
        int from = random.nextInt(other.length + 1);
        return joined(Arrays.copyOf(message, at), Arrays.copyOfRange(other, from, other.length));
    }

    /** A header said many times, or a boundary. */
    private byte[] repeatLine(byte[] message, int at) {
        int end = at;
        while (end < message.length && message[end] != '\n') {
            end++;
        }
        int start = at;
        while (start > 0 && message[start - 1] != '\n') {
            start--;
        }
        byte[] line = Arrays.copyOfRange(message, start, Math.min(message.length, end + 1));
        byte[] changed = message;
        for (int times = random.nextInt(40); times > 0; times--) {
            changed = insert(changed, start, line);
        }
        return changed;
    }

    private byte[] renameBoundary(byte[] message) {
        String text = new String(message, StandardCharsets.ISO_8859_1);
        String other = List.of("", "--", "=_b", "=_b17--", " ", "x".repeat(200)).get(random.nextInt(6));
        return (random.nextBoolean() ? text.replaceFirst("=_b17", other) : text.replace("=_b17", other))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] cut(byte[] message, int from, int to) {
        int end = Math.min(to, message.length);
        return joined(Arrays.copyOf(message, from), Arrays.copyOfRange(message, end, message.length));
    }

    private static byte[] insert(byte[] message, int at, byte[] piece) {
        return joined(joined(Arrays.copyOf(message, at), piece), Arrays.copyOfRange(message, at, message.length));
    }

    private static byte[] joined(byte[] first, byte[] second) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(first.length + second.length);
        out.writeBytes(first);
        out.writeBytes(second);
        return out.toByteArray();
    }
}
