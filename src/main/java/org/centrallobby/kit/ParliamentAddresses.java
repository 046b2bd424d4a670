package org.centrallobby.kit;

import java.net.URI;

/**
 * Where Parliament's record is read, and how fast. Addresses end with the host; the paths below it are each API's own.
 *
 * @param pace requests a second to each host at most; 0 for no limit
 */
public record ParliamentAddresses(URI members, URI motions, URI whatsOn, double pace) {
    /** Parliament's own hosts, asked five times a second. */
    public static final ParliamentAddresses REAL = new ParliamentAddresses(
            URI.create("https://members-api.parliament.uk"),
            URI.create("https://oralquestionsandmotions-api.parliament.uk"),
            URI.create("https://whatson-api.parliament.uk"),
            5);

    /** All of it at one other address, as a recorded Parliament serves it. */
    public ParliamentAddresses at(URI address, double pace) {
        return new ParliamentAddresses(address, address, address, pace);
    }
}
