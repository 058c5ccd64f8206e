package org.phonebank.desktop.window.control;

import java.util.BitSet;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;

/**
 * All layers of the model as a row of blocks; the ones that a phone holds are filled, and light up as tokens pass. Layers
 * that it shall get or give up are marked.
 */
public final class LayerRibbon extends Region {
    private static final PseudoClass HELD = PseudoClass.getPseudoClass("held");
    private static final PseudoClass GAINED = PseudoClass.getPseudoClass("gained");
    private static final PseudoClass LOST = PseudoClass.getPseudoClass("lost");
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
    private static final double GAP = 2;
    private static final double HEIGHT = 16;

    public LayerRibbon() {
        getStyleClass().add("layer-ribbon");
        setAccessibleRole(AccessibleRole.NODE);
    }

    /**
     * Draws the blocks anew.
     *
     * @param layers of the whole model
     * @param held those that the phone holds, from 0
     * @param wanted those that it shall hold
     */
    public void show(int layers, BitSet held, BitSet wanted) {
        while (getChildren().size() > layers) {
            getChildren().remove(getChildren().size() - 1);
        }
        while (getChildren().size() < layers) {
            Region block = new Region();
            block.getStyleClass().add("layer-block");
            getChildren().add(block);
        }
        for (int layer = 0; layer < layers; layer++) {
            block(layer).pseudoClassStateChanged(HELD, held.get(layer));
            block(layer).pseudoClassStateChanged(GAINED, wanted.get(layer) && !held.get(layer));
            block(layer).pseudoClassStateChanged(LOST, held.get(layer) && !wanted.get(layer));
            block(layer).pseudoClassStateChanged(LIT, false);
        }
    }

    /**
     * Lights the block that a token is in.
     *
     * @param first of the layers that are computed together, inclusive
     * @param end exclusive
     * @param progress of the token through them, 0 to 1; negative when it is elsewhere
     */
    public void light(int first, int end, double progress) {
        int lit = progress < 0 ? -1 : first + (int) Math.min(end - first - 1L, (long) (progress * (end - first)));
        for (int layer = first; layer < Math.min(end, getChildren().size()); layer++) {
            block(layer).pseudoClassStateChanged(LIT, layer == lit);
        }
    }

    /** The layer at a place, from 0; the nearest one if there is none. */
    public int layerAt(double x) {
        int count = getChildren().size();
        return (int) Math.max(0, Math.min(count - 1.0, Math.floor(x / Math.max(1, getWidth()) * count)));
    }

    @Override
    protected double computePrefHeight(double width) {
        return HEIGHT;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        int count = getChildren().size();
        if (count == 0) {
            return;
        }
        double gap = getWidth() / count < 3 * GAP ? 1 : GAP;
        double pitch = (getWidth() + gap) / count;
        for (int i = 0; i < count; i++) {
            double left = snapPositionX(i * pitch);
            double right = snapPositionX((i + 1) * pitch - gap);
            getChildren().get(i).resizeRelocate(left, 0, Math.max(1, right - left), getHeight());
        }
    }

    private Region block(int layer) {
        return (Region) getChildren().get(layer);
    }
}
