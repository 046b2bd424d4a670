package org.centrallobby.confirmation;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** Where a request came from, as far as one person can be told from another. */
final class Network {
    private Network() {}

    /**
     * One spelling of a network: an IPv4 address as it is; of an IPv6 address the first 64 bits, since whoever has one
     * address there has them all. Anything else counts as one place.
     */
    static String of(String remoteAddress) {
        String literal = remoteAddress.replaceAll("%.*", "").replaceAll("[\\[\\]]", "");
        if (!literal.matches("[0-9.]{7,15}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
            return "elsewhere";
        }
        try {
            InetAddress address = InetAddress.getByName(literal);
            byte[] bytes = address.getAddress();
            return HexFormat.of().formatHex(address instanceof Inet6Address ? Arrays.copyOf(bytes, 8) : bytes);
        } catch (UnknownHostException e) {
            return "elsewhere";
        }
    }
}
