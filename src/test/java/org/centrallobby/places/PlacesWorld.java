package org.centrallobby.places;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.centrallobby.TestDatabase;
import org.centrallobby.kit.Settings;
import org.centrallobby.kit.imports.ImportKind;
import org.centrallobby.kit.imports.ImportRefused;
import org.centrallobby.kit.imports.Tally;
import org.centrallobby.places.codes.SeatCodes;
import org.jspecify.annotations.Nullable;

/** Places on a database of their own; the clock stands in November 2026. */
final class PlacesWorld implements AutoCloseable {
    static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-23T09:00:00Z"));

    final TestDatabase database = TestDatabase.fresh();
    final Path folder;
    final Constituencies constituencies = new Constituencies(database.jdbc(), database.changes());
    final PostcodeEditions editions;
    final PostcodeDirectory directory;
    final ConstituencyImport constituencyImport;
    final PostcodeImport postcodeImport;

    PlacesWorld(Path folder) {
        this.folder = folder;
        this.editions = node();
        this.directory = new PostcodeDirectory(editions, constituencies, CLOCK);
        this.constituencyImport = new ConstituencyImport(constituencies, database.transactions());
        this.postcodeImport = new PostcodeImport(
                editions, new CodeJoin(constituencies, new SeatCodes(database.jdbc(), CLOCK)), database.transactions());
    }

    /** What another node, or the next start of this one, has. */
    PostcodeEditions node() {
        Settings settings = Settings.read(Map.of(), null, folder, false);
        return new PostcodeEditions(database.jdbc(), database.transactions(), database.changes(), CLOCK, settings);
    }

    Path file(String name, String... lines) {
        try {
            return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Tally take(ImportKind kind, Path... files) throws ImportRefused, IOException {
        Tally tally = new Tally(rows -> {});
        kind.run(List.of(files), null, tally);
        return tally;
    }

    Constituency seat(int mnisId, String gss, String name) {
        return seat(mnisId, gss, name, "2024-05-31", null);
    }

    Constituency seat(int mnisId, String gss, String name, String start, @Nullable String end) {
        Constituency seat = new Constituency(
                mnisId,
                gss,
                name,
                null,
                "",
                "",
                start.substring(0, 4),
                LocalDate.parse(start),
                end == null ? null : LocalDate.parse(end),
                false);
        constituencies.save(seat);
        return seat;
    }

    PostcodeAnswer ask(String postcode) {
        return directory.find(Postcode.of(postcode));
    }

    @Override
    public void close() {
        database.close();
    }
}
