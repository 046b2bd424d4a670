package org.centrallobby.kit.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import org.centrallobby.kit.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON from other people's servers: no faster than the setting says, asking again after a failure, waiting when told
 * to (429 and Retry-After, RFC 6585 and RFC 9110), and saying who asks. Many threads may use it at once.
 */
@Component
public final class Fetcher implements AutoCloseable {
    private static final long LARGEST = 64L << 20;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final Pace pace;
    private final Patience patience;
    private final InstantSource clock;
    private final String agent;

    Fetcher(Settings settings, InstantSource clock, ObjectProvider<Patience> patience) {
        this.pace = new Pace(settings.parliament().pace());
        this.patience = patience.getIfAvailable(() -> Patience.USUAL);
        this.clock = clock;
        String contact = settings.contact();
        this.agent = "CentralLobby (+" + settings.baseUrl() + (contact == null ? "" : "; " + plain(contact)) + ")";
    }

    /**
     * Asks for something whole.
     *
     * @throws FetchFailed if no usable answer came
     */
    public Answer get(URI address) throws FetchFailed {
        return get(address, null);
    }

    /**
     * Asks whether something has changed.
     *
     * @param known what came with it the last time; null to have it whole
     * @throws FetchFailed if no usable answer came
     */
    public Answer get(URI address, @Nullable Validator known) throws FetchFailed {
        HttpRequest request = request(address, known);
        for (int attempt = 1; ; attempt++) {
            Try outcome = attempt(request);
            if (outcome.answer != null) {
                return outcome.answer;
            }
            Duration wait = outcome.retryAfter.orElse(backOff(attempt));
            if (!outcome.worthwhile || attempt >= patience.tries() || wait.compareTo(patience.longest()) > 0) {
                throw new FetchFailed("%s gave no usable answer to %s: %s%s."
                        .formatted(
                                address.getAuthority(),
                                address.getRawPath(),
                                outcome.trouble,
                                attempt == 1 ? "" : ", " + attempt + " times"));
            }
            pause(address, wait);
        }
    }

    private HttpRequest request(URI address, @Nullable Validator known) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Accept", "application/json")
                .header("Accept-Encoding", "gzip")
                .header("User-Agent", agent);
        if (known != null && known.etag() != null) {
            request.header("If-None-Match", known.etag());
        }
        if (known != null && known.lastModified() != null) {
            request.header("If-Modified-Since", known.lastModified());
        }
        return request.build();
    }

    /**
     * What one request came to.
     *
     * @param answer null if there is none
     * @param trouble why not
     * @param worthwhile whether to ask again
     */
    private record Try(@Nullable Answer answer, String trouble, boolean worthwhile, Optional<Duration> retryAfter) {
        static Try answer(Answer answer) {
            return new Try(answer, "", false, Optional.empty());
        }

        static Try trouble(String trouble, boolean worthwhile) {
            return new Try(null, trouble, worthwhile, Optional.empty());
        }
    }

    private Try attempt(HttpRequest request) throws FetchFailed {
        waitFor(pace.take(request.uri().getAuthority(), System.nanoTime()));
        CompletableFuture<HttpResponse<byte[]>> sent =
                client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
        try {
            return judge(request, sent.get(patience.answer().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            sent.cancel(true);
            return Try.trouble("it took longer than " + patience.answer().toSeconds() + " seconds", true);
        } catch (ExecutionException e) {
            return Try.trouble("the connection failed (" + reason(e.getCause()) + ")", true);
        } catch (InterruptedException e) {
            sent.cancel(true);
            throw interrupted();
        }
    }

    private Try judge(HttpRequest request, HttpResponse<byte[]> response) {
        int status = response.statusCode();
        boolean conditional = request.headers().firstValue("If-None-Match").isPresent()
                || request.headers().firstValue("If-Modified-Since").isPresent();
        if (status == 200) {
            return read(response);
        }
        if (status == 304 && conditional) {
            return Try.answer(new Answer.Same());
        }
        if (status == 404 || status == 410) {
            return Try.answer(new Answer.Missing());
        }
        boolean worthwhile = status >= 500 || status == 408 || status == 429;
        return new Try(null, "status " + status, worthwhile, retryAfter(response));
    }

    private static Try read(HttpResponse<byte[]> response) {
        try {
            byte[] body = response.body();
            boolean packed =
                    response.headers().firstValue("Content-Encoding").orElse("").equalsIgnoreCase("gzip");
            JsonNode json = packed
                    ? MAPPER.readTree(new GZIPInputStream(new ByteArrayInputStream(body)))
                    : MAPPER.readTree(body);
            if (json.isMissingNode() || json.isNull()) {
                return Try.trouble("the body was empty", true);
            }
            return Try.answer(new Answer.Body(json, validator(response)));
        } catch (JacksonException | IOException e) {
            return Try.trouble("the body was cut off or is no JSON", true);
        }
    }

    private static @Nullable Validator validator(HttpResponse<?> response) {
        String etag = response.headers().firstValue("ETag").orElse(null);
        String lastModified = response.headers().firstValue("Last-Modified").orElse(null);
        return etag == null && lastModified == null ? null : new Validator(etag, lastModified);
    }

    private Optional<Duration> retryAfter(HttpResponse<?> response) {
        return response.headers().firstValue("Retry-After").flatMap(value -> RetryAfter.read(value, clock.instant()));
    }

    private Duration backOff(int attempt) {
        long most = patience.pause().toMillis() << Math.min(attempt, 10);
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 4, most / 2 + most / 4 + 1));
    }

    private void pause(URI address, Duration wait) throws FetchFailed {
        pace.hold(address.getAuthority(), System.nanoTime() + wait.toNanos());
        waitFor(wait.toNanos());
    }

    private static void waitFor(long nanos) throws FetchFailed {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static FetchFailed interrupted() {
        Thread.currentThread().interrupt();
        return new FetchFailed("The reading was stopped.");
    }

    private static String reason(@Nullable Throwable failure) {
        String message = failure == null ? null : failure.getMessage();
        return message == null ? "no reason given" : message;
    }

    /** A header holds one line of plain letters. */
    private static String plain(String text) {
        return text.replaceAll("[^ -~]|[()]", " ").strip();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
