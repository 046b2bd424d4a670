package org.centrallobby.motions.imports;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.centrallobby.kit.imports.ImportRefused;
import org.centrallobby.kit.json.Fields;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The objects of a JSON file, whether it is one, a list of them, an envelope of the API around one or around a list, or a
 * list of such envelopes.
 */
final class MotionFile {
    /** One object, and the line it begins on, counted from 1. */
    record Entry(Fields fields, long line) {}

    /** What an envelope holds its motions in. */
    private static final Set<String> ENVELOPES = Set.of("Response", "edms");

    /** A value is read out of the middle of a file: what follows it is no fault. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String file;
    private final List<Entry> entries = new ArrayList<>();

    private MotionFile(String file) {
        this.file = file;
    }

    /**
     * Reads a whole file.
     *
     * @throws ImportRefused if the file is no JSON, is cut off, holds nothing, or keeps the answer to a failed request
     */
    static List<Entry> read(Path path) throws ImportRefused {
        MotionFile reading = new MotionFile(String.valueOf(path.getFileName()));
        try (JsonParser parser = JSON.createParser(path)) {
            parser.nextToken();
            reading.read(parser);
            if (parser.nextToken() != null) {
                throw new ImportRefused(reading.file + " goes on after its end, in line "
                        + parser.currentTokenLocation().getLineNr() + ".");
            }
        } catch (JacksonException e) {
            long line =
                    e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            throw new ImportRefused(
                    reading.file + " is no whole JSON file: it breaks off or goes wrong in line " + line + ".");
        }
        if (reading.entries.isEmpty()) {
            throw new ImportRefused(reading.file + " holds no motions.");
        }
        return reading.entries;
    }

    private void read(JsonParser parser) throws ImportRefused {
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                read(parser);
            }
        } else if (parser.currentToken() == JsonToken.START_OBJECT) {
            readObject(parser);
        } else if (parser.currentToken() != JsonToken.VALUE_NULL) {
            throw new ImportRefused(file + " holds something that is no motion in line "
                    + parser.currentTokenLocation().getLineNr() + ".");
        }
    }

    private void readObject(JsonParser parser) throws ImportRefused {
        long line = parser.currentTokenLocation().getLineNr();
        ObjectNode own = JSON.createObjectNode();
        boolean envelope = false;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (ENVELOPES.contains(name)) {
                envelope = true;
                read(parser);
            } else {
                own.set(name, JSON.readTree(parser));
            }
        }
        if (!envelope) {
            entries.add(new Entry(new Fields(own), line));
        } else if (own.has("Success") && !own.get("Success").asBoolean(true)) {
            throw new ImportRefused(file + " holds the answer to a request that failed, in line " + line + ".");
        }
    }
}
