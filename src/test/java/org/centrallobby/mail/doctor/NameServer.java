package org.centrallobby.mail.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.ReverseMap;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;

/** A name server on this machine that says what the test has it say, or the wrong thing, or nothing. */
final class NameServer implements AutoCloseable {
    private static final int TTL = 60;
    private final Map<Name, List<Record>> zone = new ConcurrentHashMap<>();
    private final Map<Name, Integer> troubles = new ConcurrentHashMap<>();
    private final Set<Name> silent = ConcurrentHashMap.newKeySet();
    private final Set<Name> garbled = ConcurrentHashMap.newKeySet();
    private final DatagramSocket socket;

    private NameServer() throws SocketException {
        socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread.ofVirtual().start(this::serve);
    }

    static NameServer start() {
        try {
            return new NameServer();
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort());
    }

    /** A text, cut in strings as the DNS demands. */
    NameServer text(String name, String text) {
        List<String> strings = new ArrayList<>();
        for (int i = 0; i < text.length(); i += 200) {
            strings.add(text.substring(i, Math.min(i + 200, text.length())));
        }
        return add(new TXTRecord(name(name), DClass.IN, TTL, strings));
    }

    NameServer host(String name, String... addresses) {
        for (String address : addresses) {
            InetAddress literal = InetAddress.ofLiteral(address);
            add(
                    literal.getAddress().length == 4
                            ? new ARecord(name(name), DClass.IN, TTL, literal)
                            : new AAAARecord(name(name), DClass.IN, TTL, literal));
        }
        return this;
    }

    NameServer mailServer(String name, String host) {
        return add(new MXRecord(name(name), DClass.IN, TTL, 10, name(host)));
    }

    NameServer reverse(String address, String host) {
        return add(new PTRRecord(ReverseMap.fromAddress(InetAddress.ofLiteral(address)), DClass.IN, TTL, name(host)));
    }

    /** Forgets a name. */
    NameServer without(String name) {
        zone.remove(name(name));
        return this;
    }

    /** Answers SERVFAIL. */
    NameServer failing(String name) {
        troubles.put(name(name), Rcode.SERVFAIL);
        return this;
    }

    /** Does not answer. */
    NameServer silent(String name) {
        silent.add(name(name));
        return this;
    }

    /** Answers with what no program can read. */
    NameServer garbled(String name) {
        garbled.add(name(name));
        return this;
    }

    private NameServer add(Record record) {
        zone.computeIfAbsent(record.getName(), name -> new ArrayList<>()).add(record);
        return this;
    }

    private void serve() {
        byte[] buffer = new byte[4096];
        while (!socket.isClosed()) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                socket.receive(packet);
                Message question = new Message(Arrays.copyOf(buffer, packet.getLength()));
                byte[] answer = answer(question);
                if (answer.length > 0) {
                    socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                }
            } catch (IOException e) {
                // Closed, or no question.
            }
        }
    }

    private byte[] answer(Message question) {
        Record asked = question.getQuestion();
        if (silent.contains(asked.getName())) {
            return new byte[0];
        }
        Message answer = new Message(question.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setFlag(Flags.RA);
        answer.addRecord(asked, Section.QUESTION);
        List<Record> there = zone.getOrDefault(asked.getName(), List.of());
        if (troubles.containsKey(asked.getName())) {
            answer.getHeader().setRcode(troubles.get(asked.getName()));
        } else if (there.isEmpty()) {
            answer.getHeader().setRcode(Rcode.NXDOMAIN);
        }
        there.stream()
                .filter(record -> record.getType() == asked.getType())
                .forEach(record -> answer.addRecord(record, Section.ANSWER));
        byte[] wire = answer.toWire();
        if (garbled.contains(asked.getName())) {
            // Says that many records follow, and ends.
            wire[7] = 99;
        }
        return wire;
    }

    private static Name name(String text) {
        return Name.fromConstantString(text.endsWith(".") ? text : text + ".");
    }

    @Override
    public void close() {
        socket.close();
    }
}
