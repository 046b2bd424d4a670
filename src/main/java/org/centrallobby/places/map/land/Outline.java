package org.centrallobby.places.map.land;

import org.locationtech.jts.geom.Geometry;

/**
 * A seat as a boundary file draws it.
 *
 * @param code its code of the statistics offices
 * @param nation whatever tells one nation from another; seats of one nation stay together on the map
 * @param shape valid, in metres on a plane
 */
public record Outline(String code, String name, String nation, Geometry shape) {}
