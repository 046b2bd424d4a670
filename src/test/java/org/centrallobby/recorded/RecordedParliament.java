package org.centrallobby.recorded;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.centrallobby.kit.http.Patience;
import org.jspecify.annotations.Nullable;

/** A server on loopback whose paths are filled in by the recorded APIs beside it. It needs no test frame. */
public final class RecordedParliament implements AutoCloseable {
    /** As patient as everyday use, in a hurry. */
    public static final Patience HURRIED =
            new Patience(4, Duration.ofMillis(4), Duration.ofSeconds(2), Duration.ofSeconds(20));

    /**
     * A request as it came.
     *
     * @param groups of the pattern its path matched
     * @param query the last value of each parameter
     */
    public record Request(String path, List<String> groups, Map<String, String> query, Map<String, String> headers) {
        /** A parameter as a number. */
        public int number(String name, int otherwise) {
            String value = query.get(name);
            return value == null ? otherwise : Integer.parseInt(value);
        }
    }

    /**
     * What is sent back.
     *
     * @param etag null to offer no conditional requests
     */
    public record Reply(int status, String body, @Nullable String etag) {
        public static Reply json(String body) {
            return new Reply(200, body, null);
        }

        public static Reply missing() {
            return new Reply(404, "{}", null);
        }
    }

    private record Route(Pattern path, Function<Request, Reply> answer) {}

    /** A request that goes wrong; null status: the body is cut off. */
    private record Mishap(String pathPart, @Nullable Integer status, Map<String, String> headers) {}

    private final HttpServer server;
    private final List<Route> routes = new CopyOnWriteArrayList<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Mishap> mishaps = new ArrayList<>();
    private volatile boolean remembering = true;

    private RecordedParliament(HttpServer server) {
        this.server = server;
    }

    /** On a free port. */
    public static RecordedParliament start() {
        return start(0);
    }

    /** On a port; 0 for a free one. */
    public static RecordedParliament start(int port) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 200);
            RecordedParliament parliament = new RecordedParliament(server);
            server.createContext("/", parliament::handle);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return parliament;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Answers whatever path matches the whole pattern; the route given last goes first. */
    public void answer(String pathPattern, Function<Request, Reply> reply) {
        routes.addFirst(new Route(Pattern.compile(pathPattern), reply));
    }

    /** The next requests whose path and query contain the part fail with a status. */
    public void failNext(String pathPart, int status, int times) {
        failNext(pathPart, status, times, Map.of());
    }

    /** The next requests fail with a status and headers such as Retry-After. */
    public void failNext(String pathPart, int status, int times, Map<String, String> headers) {
        synchronized (mishaps) {
            for (int i = 0; i < times; i++) {
                mishaps.add(new Mishap(pathPart, status, headers));
            }
        }
    }

    /** The body of the next answer is cut off half-way, and the connection with it. */
    public void truncateNext(String pathPart, int times) {
        synchronized (mishaps) {
            for (int i = 0; i < times; i++) {
                mishaps.add(new Mishap(pathPart, null, Map.of()));
            }
        }
    }

    /** What was planned to go wrong and has not yet, goes right. */
    public void behave() {
        synchronized (mishaps) {
            mishaps.clear();
        }
    }

    /** The requests so far. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    public void forgetRequests() {
        requests.clear();
    }

    /** For millions of requests. */
    public void stopRemembering() {
        remembering = false;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            URI uri = exchange.getRequestURI();
            Request request = new Request(uri.getPath(), List.of(), query(uri), headers(exchange));
            if (remembering) {
                requests.add(request);
            }
            Mishap mishap = takeMishap(uri.toString());
            if (mishap != null && mishap.status() != null) {
                mishap.headers().forEach(exchange.getResponseHeaders()::set);
                send(exchange, new Reply(mishap.status(), "<html>Something went wrong</html>", null), false);
                return;
            }
            send(exchange, reply(request), mishap != null);
        }
    }

    private @Nullable Mishap takeMishap(String uri) {
        synchronized (mishaps) {
            for (Mishap mishap : mishaps) {
                if (uri.contains(mishap.pathPart())) {
                    mishaps.remove(mishap);
                    return mishap;
                }
            }
            return null;
        }
    }

    private Reply reply(Request request) {
        for (Route route : routes) {
            Matcher matcher = route.path().matcher(request.path());
            if (matcher.matches()) {
                List<String> groups = new ArrayList<>();
                for (int i = 1; i <= matcher.groupCount(); i++) {
                    groups.add(matcher.group(i));
                }
                Reply reply =
                        route.answer().apply(new Request(request.path(), groups, request.query(), request.headers()));
                boolean same = reply.etag() != null
                        && reply.etag().equals(request.headers().get("If-none-match"));
                return same ? new Reply(304, "", reply.etag()) : reply;
            }
        }
        return Reply.missing();
    }

    private static void send(HttpExchange exchange, Reply reply, boolean cut) throws IOException {
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        if (reply.etag() != null) {
            exchange.getResponseHeaders().set("ETag", reply.etag());
        }
        boolean empty = reply.status() == 304 || body.length == 0;
        exchange.sendResponseHeaders(reply.status(), empty ? -1 : body.length);
        if (!empty) {
            exchange.getResponseBody().write(body, 0, cut ? body.length / 2 : body.length);
            exchange.getResponseBody().flush();
        }
    }

    private static Map<String, String> query(URI uri) {
        Map<String, String> query = new LinkedHashMap<>();
        String raw = uri.getRawQuery();
        if (raw != null) {
            for (String pair : raw.split("&", -1)) {
                String[] parts = pair.split("=", 2);
                query.put(decode(parts[0]), parts.length == 1 ? "" : decode(parts[1]));
            }
        }
        return query;
    }

    private static Map<String, String> headers(HttpExchange exchange) {
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
        return headers;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
