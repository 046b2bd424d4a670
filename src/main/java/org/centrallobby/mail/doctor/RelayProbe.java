package org.centrallobby.mail.doctor;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** A short conversation with a mail server, to see what it offers. Nothing is sent through it. */
final class RelayProbe implements AutoCloseable {
    private static final int LONGEST_LINE = 2000;
    private static final int MOST_LINES = 100;
    private Socket socket;
    private InputStream in;

    /** A reply: its code and its lines without it. */
    record Reply(int code, List<String> lines) {
        boolean isGood() {
            return code >= 200 && code < 400;
        }

        /** Whether the server offers an extension, such as {@code STARTTLS}. */
        boolean offers(String keyword) {
            return lines.stream()
                    .anyMatch(line -> (line + " ").toUpperCase(Locale.ROOT).startsWith(keyword + " "));
        }
    }

    RelayProbe(InetSocketAddress address, int patience) throws IOException {
        socket = new Socket();
        try {
            socket.connect(address, patience);
            socket.setSoTimeout(patience);
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Goes on over TLS; certificates are judged by the factory's rules, and the name is the one we wanted to reach. */
    SSLSession secure(SSLSocketFactory factory, String host) throws IOException {
        SSLSocket secured = (SSLSocket) factory.createSocket(socket, host, socket.getPort(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        socket = secured;
        in = new BufferedInputStream(secured.getInputStream());
        return secured.getSession();
    }

    Reply ask(String command) throws IOException {
        socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        return reply();
    }

    Reply reply() throws IOException {
        List<String> lines = new ArrayList<>();
        while (lines.size() < MOST_LINES) {
            String line = line();
            if (!line.matches("(?s)[2-5]\\d\\d([ -].*)?")) {
                throw new IOException("no reply of SMTP");
            }
            lines.add(line.length() > 4 ? line.substring(4) : "");
            if (line.length() == 3 || line.charAt(3) == ' ') {
                return new Reply(Integer.parseInt(line.substring(0, 3)), lines);
            }
        }
        throw new IOException("a reply without end");
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        int b = in.read();
        while (b >= 0 && b != '\n' && line.length() < LONGEST_LINE) {
            if (b != '\r') {
                line.append((char) b);
            }
            b = in.read();
        }
        if (b != '\n') {
            throw new IOException(b < 0 ? "the line was cut" : "a line without end");
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
