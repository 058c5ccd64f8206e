package org.phonebank.desktop.window.placing;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;
import org.phonebank.desktop.window.base.Command;
import org.phonebank.desktop.window.base.Desk;
import org.phonebank.desktop.window.base.Page;
import org.phonebank.pipeline.placement.Purpose;

/** What can be done with the placement from the palette and by keys; each shows the page, too. */
public final class PlacementCommands {
    private PlacementCommands() {}

    /** Offers them until the subscription is ended. */
    public static Subscription offer(PlacementActions actions, Desk desk) {
        PlacementBoard board = actions.board();
        return desk.commands()
                .offer(
                        new Command(
                                "lab.place.chat",
                                "",
                                actions.chatObstacleProperty(),
                                shown(desk, () -> board.place(Purpose.CHAT))),
                        new Command(
                                "lab.place.batch",
                                "",
                                actions.batchObstacleProperty(),
                                shown(desk, () -> board.place(Purpose.BATCH))),
                        new Command(
                                "lab.apply",
                                "Shortcut+Enter",
                                here(actions.applyObstacleProperty(), desk),
                                board::apply),
                        new Command("lab.discard", "", actions.discardObstacleProperty(), shown(desk, board::discard)),
                        new Command("lab.undo", "Shortcut+Z", here(actions.undoObstacleProperty(), desk), board::undo),
                        new Command(
                                "lab.redo",
                                "Shortcut+Shift+Z",
                                here(actions.redoObstacleProperty(), desk),
                                board::redo));
    }

    private static Runnable shown(Desk desk, Runnable action) {
        return () -> {
            desk.navigator().show(Page.LAB);
            action.run();
        };
    }

    /** Its keys mean something else on other pages. */
    private static ObservableValue<String> here(ObservableValue<String> obstacle, Desk desk) {
        return Bindings.createStringBinding(
                () -> desk.navigator().pageProperty().get() == Page.LAB
                        ? obstacle.getValue()
                        : desk.messages().text("lab.elsewhere"),
                obstacle,
                desk.navigator().pageProperty());
    }
}
