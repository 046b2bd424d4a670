package org.centrallobby.mail.carriers;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.mail.Parcel;

/** A laid-out letter, for tests of the way it takes. */
final class Letters {
    private Letters() {}

    static Parcel to(String recipient) {
        String message = """
                From: =?UTF-8?Q?=C3=85sa_M=C3=BCller?= <asa@lobby.test>
                To: %s
                Subject: =?UTF-8?Q?F=C3=A4hren_=E2=80=93_from_a_constituent?=
                Message-ID: <1.17@lobby.test>
                MIME-Version: 1.0
                Content-Type: multipart/alternative; boundary="=_1"

                --=_1
                Content-Type: text/plain; charset=UTF-8
                Content-Transfer-Encoding: quoted-printable

                Gr=C3=BC=C3=9Fe

                --=_1
                Content-Type: text/html; charset=UTF-8
                Content-Transfer-Encoding: quoted-printable

                <p>Gr=C3=BC=C3=9Fe</p>
                --=_1--
                """.formatted(recipient);
        return new Parcel(
                new EmailAddress("returns+m17.mac@lobby.test"),
                new EmailAddress(recipient),
                message.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII),
                List.of());
    }
}
