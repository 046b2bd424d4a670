package org.centrallobby.confirmation;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Where a request came from, as far as one person can be told from another. */
final class Network {
    /** Brackets, and the name of an interface. */
    private static final Pattern AROUND = Pattern.compile("%.*|[\\[\\]]");

    private Network() {}

    /**
     * One spelling of a network: an IPv4 address as it is; of an IPv6 address the first 64 bits, since whoever has one
     * address there has them all. Anything else counts as one place.
     */
    static String of(String remoteAddress) {
        try {
            InetAddress address =
                    InetAddress.ofLiteral(AROUND.matcher(remoteAddress).replaceAll(""));
            byte[] bytes = address.getAddress();
            return HexFormat.of().formatHex(address instanceof Inet6Address ? Arrays.copyOf(bytes, 8) : bytes);
        } catch (IllegalArgumentException e) {
            return "elsewhere";
        }
    }
}
