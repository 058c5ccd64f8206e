package org.phonebank.desktop.window.control;

import javafx.scene.layout.Region;

/** The link between two cards of the chain: a line, and a dot while a token travels along it. */
public final class ChainLink extends Region {
    private static final double LENGTH = 18;
    private static final double DOT = 8;
    /** Where the line stands, from the left edge of the cards. */
    private static final double INDENT = 28;

    private final Region line = new Region();
    private final Region dot = new Region();
    private double progress = -1;

    public ChainLink() {
        getStyleClass().add("chain-link");
        line.getStyleClass().add("chain-line");
        dot.getStyleClass().add("chain-pulse");
        dot.setVisible(false);
        getChildren().addAll(line, dot);
        setMouseTransparent(true);
    }

    /** Shows the token at this share of the link, 0 to 1; negative when it is elsewhere. */
    public void light(double progressAlong) {
        progress = progressAlong;
        dot.setVisible(progress >= 0);
        if (progress >= 0) {
            requestLayout();
        }
    }

    @Override
    protected double computePrefHeight(double width) {
        return LENGTH;
    }

    @Override
    protected double computeMinHeight(double width) {
        return LENGTH;
    }

    @Override
    protected void layoutChildren() {
        line.resizeRelocate(INDENT - 1, 0, 2, getHeight());
        dot.resizeRelocate(INDENT - DOT / 2, progress * (getHeight() + DOT) - DOT, DOT, DOT);
    }
}
