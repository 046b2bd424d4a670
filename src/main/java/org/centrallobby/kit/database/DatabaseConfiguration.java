package org.centrallobby.kit.database;

import com.zaxxer.hikari.HikariDataSource;
import org.centrallobby.kit.Settings;
import org.centrallobby.kit.postgres.DatabaseAddress;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The one database of the program, its tables up to date before anything else asks for it. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    private static final int CONNECTIONS = 16;

    @Bean
    DataFolder dataFolder(Settings settings, ObjectProvider<Role> role) {
        return DataFolder.enter(settings.data(), role.getIfAvailable(() -> Role.SERVER));
    }

    @Bean
    DatabaseAddress databaseAddress(Settings settings, DataFolder folder) {
        String given = settings.databaseUrl();
        if (given == null) {
            return folder.openDatabase();
        }
        DatabaseAddress address = new DatabaseAddress(given);
        address.check();
        return address;
    }

    @Bean
    HikariDataSource dataSource(DatabaseAddress address, ObjectProvider<Role> role) {
        HikariDataSource pool = DatabasePool.open(address, CONNECTIONS, role.getIfAvailable(() -> Role.SERVER));
        try {
            Migrations.run(pool);
            return pool;
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    @Bean
    Changes changes(DatabaseAddress address, JdbcClient jdbc, ObjectProvider<Role> role) {
        return role.getIfAvailable(() -> Role.SERVER) == Role.VERB
                ? new Announcements(jdbc)
                : new PostgresChanges(address, jdbc);
    }
}
