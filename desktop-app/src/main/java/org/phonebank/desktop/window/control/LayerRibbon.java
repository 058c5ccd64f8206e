package org.phonebank.desktop.window.control;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;

/** All layers of the model as a row of blocks; the ones that a phone holds are filled, and light up as tokens pass. */
public final class LayerRibbon extends Region {
    private static final PseudoClass HELD = PseudoClass.getPseudoClass("held");
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
    private static final double GAP = 2;
    private static final double HEIGHT = 14;

    private int first;
    private int end;
    private int lit = -1;

    public LayerRibbon() {
        getStyleClass().add("layer-ribbon");
        setAccessibleRole(AccessibleRole.NODE);
    }

    /**
     * Draws the blocks anew.
     *
     * @param layers layers of the whole model
     * @param heldFirst first layer held, inclusive
     * @param heldEnd end of the layers held, exclusive; equal to {@code heldFirst} for none
     */
    public void show(int layers, int heldFirst, int heldEnd) {
        first = heldFirst;
        end = heldEnd;
        lit = -1;
        while (getChildren().size() > layers) {
            getChildren().remove(getChildren().size() - 1);
        }
        while (getChildren().size() < layers) {
            Region block = new Region();
            block.getStyleClass().add("layer-block");
            getChildren().add(block);
        }
        for (int layer = 0; layer < layers; layer++) {
            block(layer).pseudoClassStateChanged(HELD, layer >= first && layer < end);
            block(layer).pseudoClassStateChanged(LIT, false);
        }
    }

    /**
     * Lights the block that a token is in.
     *
     * @param progress of the token through the layers held, 0 to 1; negative when it is elsewhere
     */
    public void light(double progress) {
        int now = progress < 0 || first == end
                ? -1
                : first + (int) Math.min(end - first - 1L, (long) (progress * (end - first)));
        if (now == lit) {
            return;
        }
        if (lit >= 0 && lit < getChildren().size()) {
            block(lit).pseudoClassStateChanged(LIT, false);
        }
        lit = now;
        if (lit >= 0 && lit < getChildren().size()) {
            block(lit).pseudoClassStateChanged(LIT, true);
        }
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
