package org.centrallobby.kit.database;

import java.util.Map;
import org.centrallobby.kit.rounds.Volley;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Changes as a command makes them, which comes and goes: it tells the nodes what it changed, and is over before news of
 * others could matter to it.
 */
record Announcements(JdbcClient jdbc) implements Changes {
    @Override
    public void announce(Topic topic) {
        Volley alone = new Volley();
        announce(topic, alone);
        alone.send(jdbc);
    }

    @Override
    public void announce(Topic topic, Volley volley) {
        volley.add("notify lobby, '" + topic + "'", Map.of());
    }

    @Override
    public void onChange(Topic topic, Runnable listener) {
        // Nothing is kept in memory for longer than the command runs.
    }
}
