package org.phonebank.desktop.window.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.virtual.Fault;

/** The entries of a fault menu, below a line that says what was caused and lasts. */
final class FaultMenu {
    private FaultMenu() {}

    static List<MenuItem> entries(FaultMenuViewModel model, Messages messages) {
        List<MenuItem> entries = new ArrayList<>();
        MenuItem now = new MenuItem();
        now.setDisable(true);
        now.textProperty().bind(model.lastingProperty().map(lasting -> inWords(lasting, messages)));
        entries.add(now);
        entries.add(new SeparatorMenuItem());
        for (FaultGroup group : FaultGroup.all()) {
            Menu menu = new Menu(messages.bundle().getString(group.key()));
            group.choices().forEach(choice -> menu.getItems().add(entry(choice, model, messages)));
            entries.add(menu);
        }
        entries.add(new SeparatorMenuItem());
        entries.add(entry(FaultChoice.NONE, model, messages));
        return entries;
    }

    private static MenuItem entry(FaultChoice choice, FaultMenuViewModel model, Messages messages) {
        MenuItem item = new MenuItem(messages.bundle().getString(choice.key()));
        item.disableProperty().bind(model.busyProperty());
        item.setOnAction(event -> model.cause(choice.request()));
        return item;
    }

    private static String inWords(Set<Fault> lasting, Messages messages) {
        if (lasting.isEmpty()) {
            return messages.text("faults.nothing");
        }
        return messages.text(
                "faults.lasting",
                lasting.stream()
                        .sorted()
                        .map(fault -> messages.text("fault.lasting", fault))
                        .collect(Collectors.joining(", ")));
    }
}
