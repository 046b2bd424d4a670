package org.centrallobby.kit;

import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Calls the first starts, after every bean is there and before the web server opens its port. */
@Component
final class FirstStarts implements SmartLifecycle {
    private final Settings settings;
    private final List<FirstStart> firstStarts;
    private volatile boolean running;

    FirstStarts(Settings settings, List<FirstStart> firstStarts) {
        this.settings = settings;
        this.firstStarts = firstStarts;
    }

    @Override
    public void start() {
        if (settings.starter()) {
            firstStarts.forEach(FirstStart::run);
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before jobs and the web server, which come last. */
    @Override
    public int getPhase() {
        return 0;
    }
}
