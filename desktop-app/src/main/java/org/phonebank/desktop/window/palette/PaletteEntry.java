package org.phonebank.desktop.window.palette;

import org.phonebank.desktop.window.base.Commands.Offer;

/**
 * A line of the palette.
 *
 * @param place the page it belongs to, in words; "" for the whole window
 * @param obstacle why it cannot be done now; "" while it can
 */
public record PaletteEntry(Offer offer, String title, String place, String shortcut, String obstacle) {
    public boolean available() {
        return obstacle.isEmpty();
    }
}
