package org.phonebank.desktop.window.control;

import javafx.scene.layout.StackPane;

/**
 * What a pane that scrolls makes as high as itself, or higher where it needs more. The pane asks for the least height without
 * saying for which width before it shows its bar; texts that wrap need more than they would in one line.
 */
public final class Scrolled extends StackPane {
    @Override
    protected double computeMinHeight(double width) {
        return super.computeMinHeight(width < 0 && getWidth() > 0 ? getWidth() : width);
    }
}
