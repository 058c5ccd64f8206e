package org.phonebank.desktop.window.control;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;

/** A phone's memory: what others use, then the shard's share, then what is free. Shares are from 0 to 1. */
public final class MemoryBar extends Region {
    private static final double HEIGHT = 8;
    /** A share that is there at all is shown at least this wide. */
    private static final double LEAST_VISIBLE = 4;

    private final DoubleProperty used = new SimpleDoubleProperty(this, "used");
    private final DoubleProperty shard = new SimpleDoubleProperty(this, "shard");
    private final Region usedPart = new Region();
    private final Region shardPart = new Region();

    public MemoryBar() {
        getStyleClass().add("memory-bar");
        usedPart.getStyleClass().add("memory-used");
        shardPart.getStyleClass().add("memory-shard");
        getChildren().addAll(usedPart, shardPart);
        setAccessibleRole(AccessibleRole.PROGRESS_INDICATOR);
        used.subscribe(this::requestLayout);
        shard.subscribe(this::requestLayout);
    }

    /** Share of the memory in use by anything but the shard. */
    public DoubleProperty usedProperty() {
        return used;
    }

    /** Share of the memory that the shard takes. */
    public DoubleProperty shardProperty() {
        return shard;
    }

    @Override
    protected double computePrefHeight(double width) {
        return HEIGHT;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double usedWidth = visible(used.get() * width, width);
        double shardWidth = visible(shard.get() * width, width - usedWidth);
        usedPart.resizeRelocate(0, 0, usedWidth, getHeight());
        shardPart.resizeRelocate(usedWidth, 0, shardWidth, getHeight());
    }

    private double visible(double wanted, double room) {
        return wanted <= 0 ? 0 : snapSizeX(Math.max(0, Math.min(room, Math.max(LEAST_VISIBLE, wanted))));
    }
}
