package org.centrallobby.mail.pace;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The gates of all receiving domains, on this node, behind one switch. A domain not heard of for long begins anew. */
@Component
public final class Gates {
    /** How many messages are on their way to one domain at the most. */
    public static final int WIDEST = 20;

    private static final int MOST_REMEMBERED = 10_000;
    private final Map<String, Gate> gates = new LinkedHashMap<>(16, 0.75f, true);
    private final Limits limits;
    private final StopSwitch stop;
    private final InstantSource clock;

    public Gates(Limits limits, StopSwitch stop, InstantSource clock) {
        this.limits = limits;
        this.stop = stop;
        this.clock = clock;
    }

    /** Whether no mail at all may be begun. */
    public boolean areShut() {
        return stop.isStopped();
    }

    /** Asks for one message; after a {@link Turn.Go} it must {@link #leave}. */
    public synchronized Turn enter(String domain) {
        forgetOldest();
        return gates.computeIfAbsent(domain, Gate::new).enter(limits, WIDEST, clock.instant());
    }

    /** Tells what the domain said. */
    public synchronized void leave(String domain, Verdict verdict) {
        Gate gate = gates.get(domain);
        if (gate != null) {
            gate.leave(verdict, WIDEST, clock.instant());
        }
    }

    private void forgetOldest() {
        if (gates.size() >= MOST_REMEMBERED) {
            gates.values().removeIf(gate -> gate.isIdle(clock.instant()));
        }
    }
}
