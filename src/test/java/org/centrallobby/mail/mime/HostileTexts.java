package org.centrallobby.mail.mime;

import java.util.List;
import java.util.stream.Stream;

/** What somebody might type to have a mail say or do what it should not. */
final class HostileTexts {
    /** With control characters: refused wherever a header would hold them. */
    static final List<String> CONTROLS = List.of(
            "Ferries\r\nBcc: all@example.test",
            "Ferries\nBcc: all@example.test",
            "Ferries\rBcc: all@example.test",
            "Ferries\r\n\r\nA body of my own",
            "Ferries\r\n .\r\nQUIT",
            "Ferries\u0000",
            "Ferries\u0007\u001B[31m",
            "Ferries\u007F",
            "Ferries\u0085Bcc: all@example.test",
            "\tFerries");

    private static final List<String> ODD = List.of(
            "Ferries\u2028Bcc: all@example.test",
            "Ferries\u2029Bcc: all@example.test",
            "\u202Etset.elpmaxe@lla",
            "Ada\u2066\u2069\u200F\u200E Thorne",
            "Ferries\u200B\uFEFF",
            "\u0410d\u0430 Th\u043Erne",
            "\uD83D\uDE00 \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
            "\uD83D",
            "a\u0301\u0302\u0303\u0304\u0305".repeat(200),
            "x".repeat(5000),
            "é".repeat(5000),
            "=?UTF-8?Q?=0D=0ABcc:_all=40example.test?=",
            "=?UTF-8?B?DQpCY2M6IGFsbEBleGFtcGxlLnRlc3Q=?=",
            "\"; Bcc: all@example.test; \"",
            "Ada Thorne <ada@other.test>, <all@example.test>",
            "all@example.test, all2@example.test:;",
            "(comment\\) \\\" \\\\",
            "<script>alert(1)</script>",
            ">, <mailto:all@example.test",
            "{unsubscribe} ${jndi:x} %n%s #{1}",
            "   ",
            "שלום Ada Thorne مرحبا",
            "--=_m7--",
            ".");

    static final List<String> ALL =
            Stream.concat(CONTROLS.stream(), ODD.stream()).toList();

    private HostileTexts() {}
}
