package org.centrallobby.mail.returns;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.centrallobby.mail.EmailAddress;

/** For {@code bin/bench fuzz}: the reader takes any bytes, says what they are, and never works two seconds for it. */
public final class InboundFuzz {
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final Optional<EmailAddress> OURS = Optional.of(new EmailAddress("returns+k7m2p9@lobby.test"));

    private final Map<String, Integer> kinds = new TreeMap<>();
    private long messages;
    private Duration slowest = Duration.ZERO;

    /** What Jazzer calls, once for each message it thinks of. */
    public static void fuzzerTestOneInput(byte[] message) {
        new InboundFuzz().read(message);
    }

    /**
     * Mutates the messages of the folder.
     *
     * @param arguments seconds; a seed; a folder to keep a message that failed
     */
    public static void main(String[] arguments) throws IOException {
        long nanos = Duration.ofSeconds(Long.parseLong(arguments[0])).toNanos();
        Mutations mutations = mutations(Long.parseLong(arguments[1]));
        InboundFuzz fuzz = new InboundFuzz();
        for (long start = System.nanoTime(); System.nanoTime() - start < nanos; ) {
            byte[] message = mutations.next();
            try {
                fuzz.read(message);
            } catch (RuntimeException | Error e) {
                Path kept = Files.write(Path.of(arguments[2]).resolve("failed.eml"), message);
                throw new IllegalStateException("It failed; the message is kept at " + kept, e);
            }
        }
        System.out.println("fuzz: mutations " + fuzz);
    }

    static Mutations mutations(long seed) {
        return new Mutations(
                ReturnedMessages.names().stream().map(ReturnedMessages::bytes).toList(), new SplittableRandom(seed));
    }

    /** Fails for any exception, as the reader may throw none, and for work that is too long. */
    void read(byte[] message) {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Inbound inbound = InboundReader.read(message, OURS);
        Duration took = Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
        if (took.compareTo(LONGEST) > 0) {
            throw new IllegalStateException("It took " + took);
        }
        messages++;
        slowest = took.compareTo(slowest) > 0 ? took : slowest;
        kinds.merge(inbound.getClass().getSimpleName(), 1, Integer::sum);
    }

    Map<String, Integer> kinds() {
        return kinds;
    }

    @Override
    public String toString() {
        return messages + " messages, the slowest " + slowest.toMillis() + " ms, " + kinds;
    }
}
