package org.centrallobby.mail.postfix;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * What stands in place of {@code bin/lobby} at the end of Postfix's pipe. Postfix runs nothing as root, and whoever else may
 * be unable to read what root has built; so a script carries environment, words and message to the test, which takes them as
 * it likes, and the status back.
 */
final class PipeEnd implements AutoCloseable {
    private static final String SCRIPT = """
            #!/bin/bash
            exec 3<>/dev/tcp/127.0.0.1/PORT
            printf '%s\\n' "$(env | grep ^LOBBY_ | base64 -w0)" "$*" "$(base64 -w0)" >&3
            read -r status <&3
            cat <&3 >&2
            exit "$status"
            """;

    private final Way usual;
    private final Queue<Way> next = new ConcurrentLinkedQueue<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final ServerSocket door;

    PipeEnd(Way usual) throws IOException {
        this.usual = usual;
        door = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
        Thread.ofVirtual().start(this::open);
    }

    /** What {@code bin/lobby} was called with. */
    record Call(Map<String, String> environment, List<String> words, byte[] message) {}

    /** What it ended with, and what it said. */
    record Said(int status, String words) {}

    /** How a call is taken. */
    @FunctionalInterface
    interface Way {
        Said take(Call call) throws IOException, InterruptedException;
    }

    String script() {
        return SCRIPT.replace("PORT", Integer.toString(door.getLocalPort()));
    }

    /** How the next calls are taken; after that, all as usual. */
    void next(Way... ways) {
        next.addAll(List.of(ways));
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void open() {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                Thread.ofVirtual().start(() -> take(caller));
            } catch (IOException e) {
                // Closed: the test is over.
            }
        }
    }

    private void take(Socket caller) {
        try (caller;
                BufferedReader in = new BufferedReader(new InputStreamReader(caller.getInputStream(), US_ASCII));
                OutputStream out = caller.getOutputStream()) {
            Map<String, String> environment = new String(Base64.getDecoder().decode(in.readLine()), UTF_8)
                    .lines()
                    .map(line -> line.split("=", 2))
                    .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
            List<String> words = Arrays.asList(in.readLine().split(" ", -1));
            Call call = new Call(environment, words, Base64.getDecoder().decode(in.readLine()));
            calls.add(call);
            Way way = next.poll();
            Said said = (way == null ? usual : way).take(call);
            out.write((said.status() + "\n" + said.words()).getBytes(UTF_8));
        } catch (IOException e) {
            // The script ends without a status: the message stays with Postfix.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
