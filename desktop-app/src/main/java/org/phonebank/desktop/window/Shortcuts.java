package org.phonebank.desktop.window;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.phonebank.desktop.window.base.Command;
import org.phonebank.desktop.window.base.Commands.Offer;
import org.phonebank.desktop.window.base.Page;

/** Which command a pressed key means. */
final class Shortcuts {
    /** What whoever types expects the text field to do. */
    private static final Set<KeyCombination> EDITING = Set.copyOf(Stream.of(
                    "Shortcut+Z",
                    "Shortcut+Shift+Z",
                    "Shortcut+Y",
                    "Shortcut+A",
                    "Shortcut+C",
                    "Shortcut+V",
                    "Shortcut+X")
            .map(KeyCombination::valueOf)
            .toList());

    private Shortcuts() {}

    /** Does what the key means on the page that is shown, and consumes it; else leaves it alone. */
    static void answer(KeyEvent event, List<Offer> offers, Page shown) {
        if (event.getTarget() instanceof TextInputControl && isForText(event)) {
            return;
        }
        for (Offer offer : List.copyOf(offers)) {
            Command command = offer.command();
            if (!command.shortcut().isEmpty()
                    && offer.answeredOn(shown)
                    && KeyCombination.valueOf(command.shortcut()).match(event)
                    && command.available()) {
                event.consume();
                command.run();
                return;
            }
        }
    }

    private static boolean isForText(KeyEvent event) {
        boolean plain = !event.isShortcutDown()
                && !event.isAltDown()
                && !event.getCode().isFunctionKey();
        return plain || EDITING.stream().anyMatch(keys -> keys.match(event));
    }
}
