package org.centrallobby.commands;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.centrallobby.kit.Settings;
import org.centrallobby.kit.database.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the site until it is told to stop. */
@Command(
        name = "serve",
        description = "Runs the site, with its database, until it is told to stop.",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class,
        sortOptions = false)
final class ServeCommand implements Callable<Integer> {
    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Where pages are served (else LOBBY_PORT, else 8080); 0 chooses.")
    private @Nullable Integer port;

    @Option(names = "--data", paramLabel = "DIR", description = "The data folder (else LOBBY_DATA, else var).")
    private @Nullable Path data;

    @Option(names = "--no-starter", description = "A first start lays out nothing: no fictional Zedland.")
    private boolean noStarter;

    private final Class<?> application;

    ServeCommand(Class<?> application) {
        this.application = application;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Integer chosen = port != null && port == 0 ? Integer.valueOf(freePort()) : port;
        Settings settings = Settings.read(System.getenv(), chosen, data, !noStarter);
        CountDownLatch stopped = new CountDownLatch(1);
        ApplicationListener<ContextClosedEvent> listener = event -> stopped.countDown();
        Launch.start(application, settings, Role.SERVER, context -> context.addApplicationListener(listener));
        System.out.println("Central Lobby is at " + settings.baseUrl());
        stopped.await();
        return 0;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
