package org.phonebank.desktop.window.chain;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.placing.PlacementState;
import org.phonebank.desktop.window.placing.PlacementSteps;
import org.phonebank.pipeline.placement.Arrangement;
import org.phonebank.pipeline.placement.BenchPhone;

/** What can be done with the phone of a card: its place in the chain, and for virtual phones what can happen to it. */
final class CardMenu {
    private final MenuButton button;
    private final PhoneCardViewModel phone;
    private final ChainTools tools;
    private final Messages messages;

    CardMenu(MenuButton button, PhoneCardViewModel phone, ChainTools tools, Messages messages) {
        this.button = button;
        this.phone = phone;
        this.tools = tools;
        this.messages = messages;
    }

    /** The entries are made when they are looked at. They name their keys: accelerators would hold for the whole window. */
    void attach() {
        // A menu button without entries does not open.
        button.getItems().setAll(new MenuItem());
        button.setOnShowing(event -> button.getItems().setAll(entries()));
    }

    private List<MenuItem> entries() {
        List<MenuItem> entries = new ArrayList<>(placing());
        if (phone.faultsOfferedProperty().get()) {
            if (!entries.isEmpty()) {
                entries.add(new SeparatorMenuItem());
            }
            Menu faults = new Menu(messages.text("faults.menu"));
            faults.getItems().setAll(FaultMenu.entries(phone.faultMenu(), messages));
            phone.faultMenu().refresh();
            entries.add(faults);
        }
        if (entries.isEmpty()) {
            MenuItem nothing = new MenuItem(messages.text("lab.menu.nothing"));
            nothing.setDisable(true);
            entries.add(nothing);
        }
        return entries;
    }

    private List<MenuItem> placing() {
        PlacementState state = tools.placement().board().stateProperty().get();
        Arrangement draft = state.wanted().orElse(null);
        if (draft == null) {
            return List.of();
        }
        PlacementSteps steps = tools.steps();
        String serial = phone.serial();
        int stage = tools.stageOf(serial);
        if (stage < 0) {
            return entering(serial);
        }
        List<MenuItem> items = new ArrayList<>();
        items.add(item(messages.text("lab.menu.take"), () -> tools.take(serial)));
        if (stage > 0) {
            String before = nameOf(draft, stage - 1, state);
            items.add(item(messages.text("lab.menu.give.first", before), () -> steps.give(serial, -1)));
        }
        if (stage < draft.stages().size() - 1) {
            String behind = nameOf(draft, stage + 1, state);
            items.add(item(messages.text("lab.menu.give.last", behind), () -> steps.give(serial, 1)));
        }
        if (stage > 0) {
            String before = nameOf(draft, stage - 1, state);
            items.add(item(messages.text("lab.menu.swap.before", before), () -> steps.swap(serial, -1)));
        }
        if (stage < draft.stages().size() - 1) {
            String behind = nameOf(draft, stage + 1, state);
            items.add(item(messages.text("lab.menu.swap.behind", behind), () -> steps.swap(serial, 1)));
        }
        MenuItem withdraw = item(messages.text("lab.menu.withdraw"), () -> steps.withdraw(serial));
        withdraw.setDisable(!steps.withdrawable(serial));
        items.add(withdraw);
        return items;
    }

    /** For a phone that holds nothing; why it can be given nothing stands below. */
    private List<MenuItem> entering(String serial) {
        List<MenuItem> items = new ArrayList<>(List.of(
                item(messages.text("lab.menu.take.newcomer"), () -> tools.take(serial)),
                item(messages.text("lab.menu.enter"), () -> tools.steps().enter(serial))));
        tools.placement().obstacle(serial).ifPresent(why -> {
            items.add(new MenuItem(why));
            items.forEach(item -> item.setDisable(true));
        });
        return items;
    }

    private static String nameOf(Arrangement draft, int stage, PlacementState state) {
        String serial = draft.stages().get(stage).serial();
        return state.workbench()
                .flatMap(bench -> bench.phone(serial))
                .map(BenchPhone::name)
                .orElse(serial);
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(event -> action.run());
        return item;
    }
}
