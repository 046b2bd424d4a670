package org.centrallobby.commands;

import java.util.LinkedHashMap;
import java.util.Map;
import org.centrallobby.kit.Settings;
import org.centrallobby.kit.database.Role;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.DefaultLifecycleProcessor;
import org.springframework.core.env.MapPropertySource;

/** Starts the program in one of its roles, with the settings it is given. */
public final class Launch {
    private Launch() {}

    /**
     * Starts the site or, for a verb, just as much as the verb will ask for: no web server, no jobs, each part made when
     * it is first used.
     *
     * @param application what the frame starts from
     * @param more what else to lay in before the start, such as a clock
     */
    public static ConfigurableApplicationContext start(
            Class<?> application,
            Settings settings,
            Role role,
            ApplicationContextInitializer<ConfigurableApplicationContext> more) {
        boolean site = role == Role.SERVER;
        return new SpringApplicationBuilder(application)
                .web(site ? WebApplicationType.SERVLET : WebApplicationType.NONE)
                .lazyInitialization(!site)
                .logStartupInfo(false)
                .initializers(context -> prepare(context, settings, role), more)
                .run();
    }

    private static void prepare(ConfigurableApplicationContext context, Settings settings, Role role) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("server.port", settings.port());
        if (settings.isDevelopment()) {
            // The development mailbox is for this machine only.
            properties.put("server.address", "127.0.0.1");
        }
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("command", properties));
        context.getBeanFactory().registerSingleton("settings", settings);
        context.getBeanFactory().registerSingleton("role", role);
        if (role == Role.VERB) {
            Still still = new Still();
            still.setBeanFactory(context.getBeanFactory());
            context.getBeanFactory().registerSingleton("lifecycleProcessor", still);
        }
    }

    /** A verb does its own work: nothing starts by itself. */
    private static final class Still extends DefaultLifecycleProcessor {
        @Override
        public void onRefresh() {
            // Deliberately nothing.
        }

        /** What never started need not be stopped; to ask it would make every part of the program. */
        @Override
        public void onClose() {
            // Deliberately nothing.
        }
    }
}
