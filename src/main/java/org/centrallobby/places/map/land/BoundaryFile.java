package org.centrallobby.places.map.land;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.centrallobby.kit.imports.ImportRefused;
import org.centrallobby.kit.imports.Tally;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryFixer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a GeoJSON FeatureCollection of seats, in degrees or in metres of the National Grid. */
public final class BoundaryFile {
    private static final Pattern CODE = Pattern.compile("(?i)PCON\\d\\dCD");
    private static final Pattern NAME = Pattern.compile("(?i)PCON\\d\\dNM");
    private static final Pattern GSS = Pattern.compile("[A-Z][0-9]{8}");
    private static final Envelope DEGREES = new Envelope(-180, 180, -90, 90);
    private static final Envelope NATIONAL_GRID = new Envelope(-300_000, 900_000, -200_000, 1_400_000);
    private static final double METRES_A_DEGREE = 111_200;

    private final Path file;
    private final GeometryFactory plane = new GeometryFactory();
    private final Envelope extent = new Envelope();

    private BoundaryFile(Path file) {
        this.file = file;
    }

    /**
     * The seats by their codes. Outlines that cross themselves, as generalised ones do, are mended.
     *
     * @param tally told of every feature
     * @throws ImportRefused if it is no such file; the sentence names the file and the feature, counted from 1
     */
    public static List<Outline> read(Path file, Tally tally) throws ImportRefused, IOException {
        return new BoundaryFile(file).read(tally);
    }

    private List<Outline> read(Tally tally) throws ImportRefused, IOException {
        JsonNode features = features();
        List<Outline> outlines = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (int number = 1; number <= features.size(); number++) {
            JsonNode feature = features.get(number - 1);
            String code = property(feature, CODE);
            if (!GSS.matcher(code).matches()) {
                throw refused("feature " + number + " has no code: a property such as PCON24CD that holds E14001063");
            }
            Integer first = seen.put(code, number);
            if (first != null) {
                throw refused("%s stands twice, in features %d and %d".formatted(code, first, number));
            }
            Geometry shape = shape(feature, "feature " + number + " (" + code + ")");
            extent.expandToInclude(shape.getEnvelopeInternal());
            outlines.add(new Outline(code, property(feature, NAME), code.substring(0, 1), shape));
            tally.read();
        }
        boolean degrees = DEGREES.contains(extent);
        if (!degrees && !NATIONAL_GRID.contains(extent)) {
            throw refused("its coordinates are neither degrees nor metres of the National Grid");
        }
        List<Outline> plain = new ArrayList<>();
        for (Outline outline : outlines) {
            plain.add(flatten(outline, degrees));
        }
        plain.sort(Comparator.comparing(Outline::code));
        return plain;
    }

    private JsonNode features() throws ImportRefused, IOException {
        try (InputStream in = Files.newInputStream(file)) {
            JsonNode features = JsonMapper.shared().readTree(in).path("features");
            if (!features.isArray() || features.isEmpty()) {
                throw refused("it is no GeoJSON FeatureCollection, or an empty one");
            }
            return features;
        } catch (JacksonException broken) {
            throw refused(
                    "it cannot be read as JSON (line " + broken.getLocation().getLineNr() + ")");
        }
    }

    /** The text of the property whose name fits; empty if there is none. */
    private static String property(JsonNode feature, Pattern name) {
        for (Map.Entry<String, JsonNode> property : feature.path("properties").properties()) {
            if (name.matcher(property.getKey()).matches()) {
                return property.getValue().asString("").strip();
            }
        }
        return "";
    }

    private Geometry shape(JsonNode feature, String which) throws ImportRefused {
        JsonNode geometry = feature.path("geometry");
        JsonNode coordinates = geometry.path("coordinates");
        List<Polygon> polygons = new ArrayList<>();
        switch (geometry.path("type").asString("")) {
            case "Polygon" -> polygons.add(polygon(coordinates, which));
            case "MultiPolygon" -> {
                for (JsonNode polygon : coordinates) {
                    polygons.add(polygon(polygon, which));
                }
            }
            default -> throw refused(which + " is no Polygon or MultiPolygon");
        }
        return plane.createMultiPolygon(polygons.toArray(Polygon[]::new));
    }

    private Polygon polygon(JsonNode rings, String which) throws ImportRefused {
        List<LinearRing> read = new ArrayList<>();
        for (JsonNode points : rings) {
            Coordinate[] ring = new Coordinate[points.size()];
            for (int i = 0; i < ring.length; i++) {
                JsonNode point = points.get(i);
                if (!point.path(0).isNumber() || !point.path(1).isNumber()) {
                    throw refused(which + " has a point that is no pair of numbers");
                }
                ring[i] = new Coordinate(point.get(0).asDouble(), point.get(1).asDouble());
            }
            if (ring.length < 4 || !ring[0].equals2D(ring[ring.length - 1])) {
                throw refused(which + " has an outline that does not close");
            }
            read.add(plane.createLinearRing(ring));
        }
        if (read.isEmpty()) {
            throw refused(which + " has no outline");
        }
        return plane.createPolygon(read.getFirst(), read.stream().skip(1).toArray(LinearRing[]::new));
    }

    /** On a plane in metres, areas as in life: distances along a parallel shrink with its cosine. */
    private Outline flatten(Outline outline, boolean degrees) throws ImportRefused {
        Geometry shape = outline.shape();
        if (degrees) {
            double middle = extent.centre().getX();
            for (Coordinate point : shape.getCoordinates()) {
                point.x = (point.x - middle) * METRES_A_DEGREE * StrictMath.cos(Math.toRadians(point.y));
                point.y *= METRES_A_DEGREE;
            }
            shape.geometryChanged();
        }
        Geometry valid = shape.isValid() ? shape : GeometryFixer.fix(shape);
        if (valid.getArea() == 0) {
            throw refused(outline.code() + " has no area");
        }
        return new Outline(outline.code(), outline.name(), outline.nation(), valid);
    }

    private ImportRefused refused(String what) {
        return new ImportRefused(file.getFileName() + ": " + what + ".");
    }
}
