package org.centrallobby.kit.database;

import javax.sql.DataSource;
import org.centrallobby.kit.postgres.DatabaseTrouble;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the tables to the shape this program knows; several nodes that start at once take turns. */
public final class Migrations {
    private Migrations() {}

    /**
     * Runs the steps that are missing.
     *
     * @throws DatabaseTrouble if a step fails, or if the tables are those of a newer program
     */
    public static void run(DataSource database) {
        try {
            Flyway.configure()
                    .dataSource(database)
                    .locations("classpath:db")
                    .loggers("slf4j")
                    .cleanDisabled(true)
                    .ignoreMigrationPatterns(new String[0])
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
            throw new DatabaseTrouble("The tables of the database cannot be brought up to date: " + first, e);
        }
    }
}
