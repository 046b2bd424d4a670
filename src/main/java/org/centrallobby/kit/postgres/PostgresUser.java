package org.centrallobby.kit.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * As whom PostgreSQL runs: it refuses to be root. Root wears the mask of {@code nobody} in a user namespace, which leaves
 * it the owner of its files and able to pass folders that are closed to others; where namespaces are switched off, or
 * the data belong to somebody else, it becomes that user.
 */
final class PostgresUser {
    private static final String NOBODY = "65534";

    private PostgresUser() {}

    /**
     * The words to put before a command.
     *
     * @param folder the database's own folder; handed over to the user that the command will run as
     */
    static List<String> prefix(Path folder) throws IOException {
        if (!isRoot()) {
            return List.of();
        }
        int owner = (Integer) Files.getAttribute(folder, "unix:uid");
        if (owner == 0 && succeeds(mask())) {
            return mask();
        }
        String user = owner == 0 ? NOBODY : String.valueOf(owner);
        String group = owner == 0 ? NOBODY : String.valueOf((Integer) Files.getAttribute(folder, "unix:gid"));
        List<String> become = List.of("setpriv", "--reuid=" + user, "--regid=" + group, "--clear-groups", "--");
        if (!succeeds(become)) {
            throw new DatabaseTrouble(
                    "PostgreSQL does not run as root and neither unshare nor setpriv (package util-linux) works here:"
                            + " start Central Lobby as an ordinary user.");
        }
        succeeds(List.of("chown", "-R", user + ":" + group, folder.toString()), List.of());
        return become;
    }

    private static List<String> mask() {
        return List.of("unshare", "--user", "--map-user=" + NOBODY, "--map-group=" + NOBODY, "--");
    }

    private static boolean isRoot() throws IOException {
        return (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0;
    }

    private static boolean succeeds(List<String> prefix) {
        return succeeds(prefix, List.of("true"));
    }

    private static boolean succeeds(List<String> prefix, List<String> command) {
        try {
            ProcessBuilder builder = new ProcessBuilder();
            builder.command().addAll(prefix);
            builder.command().addAll(command);
            builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
            return builder.start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
