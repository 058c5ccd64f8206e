package org.phonebank.desktop.lab;

import org.phonebank.pipeline.placement.Placement;
import org.phonebank.pipeline.placement.Upkeep;

/**
 * Where the layers of a lab go when it is set up.
 *
 * @param conversations that every phone keeps room for
 */
record PlacedLayers(Placement placement, int conversations, Upkeep upkeep) {
    /** Answers at a time: one conversation less than there is room for, since a forgotten one may take its room for a moment. */
    int answers() {
        return conversations - 1;
    }
}
