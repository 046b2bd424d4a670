/**
 * Lays a country's seats out on a plane of hexagons: they drift apart until each has the same room, settle on cells, and
 * are bettered move by move. The same seats give the same map on every machine.
 */
@NullMarked
package org.centrallobby.places.map.layout;

import org.jspecify.annotations.NullMarked;
