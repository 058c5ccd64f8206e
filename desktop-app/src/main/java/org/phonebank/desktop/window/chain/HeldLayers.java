package org.phonebank.desktop.window.chain;

/**
 * The layers of a phone among those of the model.
 *
 * @param layers of the whole model; 0 as long as it is unknown
 * @param first inclusive
 * @param end exclusive; equal to {@code first} if the phone holds none
 */
public record HeldLayers(int layers, int first, int end) {
    public static final HeldLayers NONE = new HeldLayers(0, 0, 0);

    public boolean any() {
        return end > first;
    }
}
