package org.phonebank.desktop.window.control;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;

/** Buttons that cannot be pressed say why. */
public final class Obstacles {
    private Obstacles() {}

    /**
     * Disables a button while there is an obstacle, and says so where the pointer rests on it. The button must be the only
     * child of its parent: by itself a disabled button shows no tooltip.
     *
     * @param obstacle why it cannot be pressed; "" while it can
     * @param usual what it does
     */
    public static void bind(Button button, ObservableValue<String> obstacle, String usual) {
        button.disableProperty().bind(obstacle.map(why -> !why.isEmpty()));
        ObservableValue<String> words = obstacle.map(why -> why.isEmpty() ? usual : why);
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(words);
        Tooltip.install(button.getParent(), tooltip);
        button.accessibleHelpProperty().bind(words);
    }
}
