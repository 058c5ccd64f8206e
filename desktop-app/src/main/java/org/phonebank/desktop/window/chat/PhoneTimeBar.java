package org.phonebank.desktop.window.chat;

import java.util.List;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** What one phone did, drawn to scale: computing, the way there and back, and waiting. */
final class PhoneTimeBar extends Region {
    private static final double HEIGHT = 8;
    private static final double LEAST_VISIBLE = 1;

    private final Region compute = part("bar-phone");
    private final List<Region> parts = List.of(compute, part("bar-link"), part("bar-waiting"));
    private @Nullable PhoneTime time;

    PhoneTimeBar() {
        getStyleClass().add("phone-time-bar");
        getChildren().addAll(parts);
    }

    void show(PhoneTime now) {
        if (time == null || time.colour() != now.colour()) {
            compute.getStyleClass().setAll(BarColours.phoneClass(now.colour()));
        }
        time = now;
        requestLayout();
    }

    private static Region part(String styleClass) {
        Region region = new Region();
        region.getStyleClass().add(styleClass);
        return region;
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
        if (time == null) {
            return;
        }
        long[] micros = {time.computeMicros(), time.linkMicros(), time.queuedMicros()};
        double x = 0;
        for (int i = 0; i < micros.length; i++) {
            double width = micros[i] * getWidth() / Math.max(1, time.longest());
            double shown = micros[i] == 0 ? 0 : Math.max(LEAST_VISIBLE, width);
            parts.get(i).resizeRelocate(x, 0, shown, getHeight());
            x += width;
        }
    }
}
