package org.centrallobby.mail.doctor.records;

import java.net.InetAddress;
import java.util.List;
import org.centrallobby.mail.doctor.records.Dns.Failed;
import org.centrallobby.mail.doctor.records.Dns.Found;
import org.centrallobby.mail.doctor.records.Dns.Nothing;

/** Whether the address that mail comes from has a name, and that name the address: without it Gmail takes no mail. */
public final class ReverseCheck {
    private ReverseCheck() {}

    /** Looks up the name of an address and its way back. */
    public static Finding check(Dns dns, InetAddress address) {
        String number = address.getHostAddress();
        String about = "PTR " + number;
        return switch (dns.names(address)) {
            case Failed<String> failed -> Finding.unknown(about, failed);
            case Nothing<String> nothing ->
                Finding.fail(
                        about,
                        "The address has no name: ask whoever gave it to you to set its reverse name to that of the mail"
                                + " server.");
            case Found<String> found -> confirm(dns, address, about, found.values());
        };
    }

    private static Finding confirm(Dns dns, InetAddress address, String about, List<String> names) {
        for (String name : names.subList(0, Math.min(names.size(), 10))) {
            Dns.Answer<InetAddress> back = dns.addresses(name);
            if (back instanceof Failed<InetAddress> failed) {
                return Finding.unknown(about, failed);
            }
            if (back.values().contains(address)) {
                return Finding.ok(
                        about, "The address is called " + Dns.shown(name) + ", and that name leads back to it.");
            }
        }
        return Finding.fail(
                about,
                "The address is called " + Dns.shown(names.getFirst())
                        + ", but that name does not lead back to it: give the name this address, or the address another name.");
    }
}
