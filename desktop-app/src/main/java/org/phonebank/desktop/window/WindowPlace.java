package org.phonebank.desktop.window;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.phonebank.desktop.window.base.Preferences;

/** Where the window was and how large: it opens there again, if there still is a screen. */
final class WindowPlace {
    static final double WIDTH = 1280;
    static final double HEIGHT = 800;

    private static final double LEAST_WIDTH = 680;
    private static final double LEAST_HEIGHT = 400;
    /** Of the title bar, so that the window can be taken hold of. */
    private static final double IN_REACH = 120;

    private final Stage stage;
    private final DoubleProperty left;
    private final DoubleProperty top;
    private final DoubleProperty width;
    private final DoubleProperty height;
    private final BooleanProperty maximized;
    private double openWidth = WIDTH;
    private double openHeight = HEIGHT;

    WindowPlace(Stage stage, Preferences preferences) {
        this.stage = stage;
        left = preferences.number("window.x", Double.NaN);
        top = preferences.number("window.y", Double.NaN);
        width = preferences.number("window.width", WIDTH);
        height = preferences.number("window.height", HEIGHT);
        maximized = preferences.flag("window.maximized", false);
    }

    /** Puts the window where it was; to be called before it is shown. */
    void restore() {
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        Rectangle2D kept = new Rectangle2D(
                left.get(), top.get(), atLeast(LEAST_WIDTH, width.get()), atLeast(LEAST_HEIGHT, height.get()));
        Rectangle2D handle = new Rectangle2D(kept.getMinX(), kept.getMinY(), IN_REACH, 1);
        boolean reachable = Screen.getScreens().stream()
                .anyMatch(each -> each.getVisualBounds().contains(handle));
        if (reachable) {
            stage.setX(kept.getMinX());
            stage.setY(kept.getMinY());
        }
        openWidth = Math.min(kept.getWidth(), screen.getWidth());
        openHeight = Math.min(kept.getHeight(), screen.getHeight());
        stage.setWidth(openWidth);
        stage.setHeight(openHeight);
        stage.setMaximized(maximized.get());
    }

    /** Some window managers open it as small as it may be; to be called once after it is shown. */
    void insist() {
        if (!stage.isMaximized() && stage.getWidth() <= LEAST_WIDTH && stage.getHeight() <= LEAST_HEIGHT) {
            stage.setWidth(openWidth);
            stage.setHeight(openHeight);
        }
    }

    /** Notes where it is now; to be called while it is shown. */
    void note() {
        maximized.set(stage.isMaximized());
        if (!stage.isMaximized() && !stage.isIconified()) {
            left.set(stage.getX());
            top.set(stage.getY());
            width.set(stage.getWidth());
            height.set(stage.getHeight());
        }
    }

    private static double atLeast(double least, double value) {
        return Double.isFinite(value) ? Math.max(least, value) : least;
    }
}
