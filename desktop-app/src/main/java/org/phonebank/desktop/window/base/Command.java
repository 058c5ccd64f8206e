package org.phonebank.desktop.window.base;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;

/**
 * Something that a person can have done, from the palette, by keys, or by a button.
 *
 * @param id its title is the text {@code command.<id>}
 * @param shortcut such as {@code Shortcut+K}, as JavaFX writes key combinations; "" for none
 * @param obstacle why it cannot be done now, one sentence; "" while it can
 */
public record Command(String id, String shortcut, ObservableValue<String> obstacle, Runnable action) {
    /** One that can always be done. */
    public static Command always(String id, String shortcut, Runnable action) {
        return new Command(id, shortcut, Bindings.createStringBinding(() -> ""), action);
    }

    public String key() {
        return "command." + id;
    }

    public boolean available() {
        return obstacle.getValue().isEmpty();
    }

    /** Does it, if it can be done now. */
    public void run() {
        if (available()) {
            action.run();
        }
    }
}
