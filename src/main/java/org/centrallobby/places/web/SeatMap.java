package org.centrallobby.places.web;

import java.util.List;

/**
 * Some seats among those around them, as hexagons to be drawn: 14 wide and 16 high, rows 12 apart.
 *
 * @param box the drawing's bounds, as SVG has them
 * @param around the hexagons of the others, as one path
 * @param marked those asked about, in their order
 */
public record SeatMap(String box, String around, List<Marked> marked) {
    /**
     * One seat asked about.
     *
     * @param number what stands in it, counted from 1
     * @param cell its hexagon as a path
     * @param x of the middle
     * @param y of the middle
     */
    public record Marked(int number, String name, String cell, int x, int y) {}
}
