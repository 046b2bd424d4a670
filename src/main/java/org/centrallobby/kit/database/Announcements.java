package org.centrallobby.kit.database;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Changes as a command makes them, which comes and goes: it tells the nodes what it changed, and is over before news of
 * others could matter to it.
 */
record Announcements(JdbcClient jdbc) implements Changes {
    @Override
    public void announce(Topic topic) {
        jdbc.sql("select pg_notify('lobby', :topic)")
                .param("topic", topic.name())
                .query((row, number) -> "")
                .list();
    }

    @Override
    public void onChange(Topic topic, Runnable listener) {
        // Nothing is kept in memory for longer than the command runs.
    }
}
