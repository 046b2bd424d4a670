package org.centrallobby.kit.crypto;

import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The folder of key files, each a Tink keyset in clear JSON. A key is made once however many nodes share the folder, and
 * is on the disk before anything is encrypted under it.
 */
final class KeyFolder {
    /** Dates of the master keys that were destroyed, a line each. */
    private static final String RETIRED = "retired";

    private final SecretFolder folder;

    KeyFolder(Path folder) {
        this.folder = new SecretFolder(folder);
    }

    Path path(String name) {
        return folder.path(name + ".json");
    }

    /** Names of the dated master keys, oldest first. */
    List<String> listDates() {
        return folder.list().stream()
                .filter(name -> name.matches("\\d{4}-\\d{2}-\\d{2}\\.json"))
                .map(name -> name.substring(0, 10))
                .toList();
    }

    /** A key that is there; empty if its file is not. */
    Optional<KeysetHandle> find(String name, Configuration primitives) {
        Path file = path(name);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(TinkJsonProtoKeysetFormat.parseKeyset(
                    Files.readString(file), primitives, InsecureSecretKeyAccess.get()));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("The key file " + file + " cannot be read as a Tink keyset.", e);
        }
    }

    /** A key, made if it is not there. */
    KeysetHandle findOrCreate(String name, Parameters parameters, Configuration primitives) {
        return find(name, primitives).orElseGet(() -> {
            alone(() -> {
                if (!Files.exists(path(name))) {
                    write(name, parameters, primitives);
                }
                return name;
            });
            return find(name, primitives).orElseThrow();
        });
    }

    /** Holds off every other process and thread that would make a key in this folder. */
    <T> T alone(Supplier<T> work) {
        return folder.alone(work);
    }

    /** Destroys the file of a master key, and remembers its date. */
    void retire(String date) {
        alone(() -> {
            String retired = folder.read(RETIRED).orElse("");
            folder.write(RETIRED, (retired + date + "\n").getBytes(StandardCharsets.UTF_8));
            folder.destroy(date + ".json");
            return date;
        });
    }

    /** Whether the key of a date was there once and has been destroyed. */
    boolean isRetired(String date) {
        return folder.read(RETIRED).orElse("").lines().anyMatch(date::equals);
    }

    /** Writes a fresh key: whole and on the disk, or not at all. Only within {@link #alone}. */
    void write(String name, Parameters parameters, Configuration primitives) {
        try {
            String json = TinkJsonProtoKeysetFormat.serializeKeyset(
                    KeysetHandle.generateNew(parameters, primitives), primitives, InsecureSecretKeyAccess.get());
            folder.write(name + ".json", json.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A fresh key could not be made.", e);
        }
    }
}
