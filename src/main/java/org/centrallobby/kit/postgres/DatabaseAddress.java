package org.centrallobby.kit.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Where a database is and how to get in.
 *
 * @param url a JDBC URL with all that is needed, the password too: never to be logged
 */
public record DatabaseAddress(String url) {
    static final String USER = "lobby";
    private static final int OLDEST = 15;

    /** The database of the embedded server. */
    static DatabaseAddress embedded(int port, String password) {
        return embedded(port, password, "lobby");
    }

    private static DatabaseAddress embedded(int port, String password, String database) {
        return new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=" + USER
                + "&password=" + password + "&sslmode=disable&gssEncMode=disable");
    }

    /** The same server's other database. */
    public DatabaseAddress named(String database) {
        int query = url.indexOf('?');
        String server = query < 0 ? url : url.substring(0, query);
        return new DatabaseAddress(
                server.substring(0, server.lastIndexOf('/') + 1) + database + (query < 0 ? "" : url.substring(query)));
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url);
    }

    /**
     * Makes sure that the server can be used.
     *
     * @throws DatabaseTrouble if it does not answer or is older than PostgreSQL 15
     */
    public void check() {
        try (Connection connection = connect()) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST) {
                throw new DatabaseTrouble("LOBBY_DATABASE_URL leads to PostgreSQL " + version
                        + ", but Central Lobby needs " + OLDEST + " or newer.");
            }
        } catch (SQLException e) {
            throw new DatabaseTrouble("The database of LOBBY_DATABASE_URL cannot be used: " + firstLine(e) + ".", e);
        }
    }

    void createIfMissing() {
        try (Connection connection = named("postgres").connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select from pg_database where datname = 'lobby'")) {
            if (!found.next()) {
                try (Statement create = connection.createStatement()) {
                    create.execute("create database lobby");
                }
            }
        } catch (SQLException e) {
            throw new DatabaseTrouble("The database cannot be opened: " + firstLine(e) + ".", e);
        }
    }

    private static String firstLine(SQLException e) {
        String message = String.valueOf(e.getMessage())
                .lines()
                .findFirst()
                .orElse("no reason given")
                .strip();
        return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    }

    @Override
    public String toString() {
        return "DatabaseAddress[not shown]";
    }
}
