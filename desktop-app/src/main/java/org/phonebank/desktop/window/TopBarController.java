package org.phonebank.desktop.window;

import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.ThemeChoice;
import org.phonebank.desktop.window.control.Nodes;
import org.phonebank.desktop.window.control.TextSize;
import org.phonebank.desktop.window.control.Tones;
import org.phonebank.desktop.window.notices.NoticesViewModel;
import org.phonebank.desktop.window.palette.PaletteViewModel;

/** Binds the top bar. */
public final class TopBarController {
    private static final double ROOM_FOR_DETAILS = 960;
    private static final double ROOM_FOR_WORDS = 840;

    private final TopBarViewModel topBar;
    private final NoticesViewModel notices;
    private final PaletteViewModel palette;
    private final Messages messages;

    @FXML
    private ImageView logo;

    @FXML
    private Label labName;

    @FXML
    private HBox bar;

    @FXML
    private Button search;

    @FXML
    private Label searchTitle;

    @FXML
    private Label searchKeys;

    @FXML
    private Button bell;

    @FXML
    private Label unread;

    @FXML
    private Region rule;

    @FXML
    private HBox modelChip;

    @FXML
    private Label modelName;

    @FXML
    private Label modelDetails;

    @FXML
    private HBox rateBox;

    @FXML
    private Label rate;

    @FXML
    private HBox powerBox;

    @FXML
    private Label power;

    @FXML
    private Label state;

    @FXML
    private MenuButton themeMenu;

    @FXML
    private FontIcon themeIcon;

    @FXML
    private ToggleGroup themeGroup;

    @FXML
    private RadioMenuItem themeSystem;

    @FXML
    private RadioMenuItem themeLight;

    @FXML
    private RadioMenuItem themeDark;

    public TopBarController(
            TopBarViewModel topBar, NoticesViewModel notices, PaletteViewModel palette, Messages messages) {
        this.topBar = topBar;
        this.notices = notices;
        this.palette = palette;
        this.messages = messages;
    }

    @FXML
    void initialize() {
        logo.setImage(Branding.logo());
        bindModel();
        Nodes.showWhile(modelChip, topBar.modelNameProperty().map(name -> !name.isEmpty()));
        Nodes.showWhile(rule, modelChip.visibleProperty());
        rate.textProperty().bind(topBar.rateProperty());
        rate.setTooltip(new Tooltip(messages.text("rate.tooltip")));
        Nodes.showWhile(rateBox, topBar.rateProperty().map(text -> !text.isEmpty()));
        power.textProperty().bind(topBar.powerProperty());
        power.setTooltip(new Tooltip(messages.text("power.tooltip")));
        Nodes.showWhile(powerBox, topBar.powerProperty().map(text -> !text.isEmpty()));
        state.textProperty().bind(topBar.stateTextProperty());
        state.setTooltip(new Tooltip(messages.text("lab.state.tooltip")));
        Tones.bind(state, topBar.stateToneProperty());
        bindWithTooltip(labName, topBar.labNameProperty());
        bindSearch();
        bindNotices();
        bindThemes();
    }

    /** A narrow window has room for the name only; the tooltip says the rest. */
    private void bindModel() {
        modelName.textProperty().bind(topBar.modelNameProperty());
        modelDetails.textProperty().bind(topBar.modelDetailsProperty());
        Nodes.showWhile(modelDetails, TextSize.roomFor(bar, ROOM_FOR_DETAILS));
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(topBar.modelNameProperty().flatMap(name -> topBar.modelDetailsProperty()
                .map(details -> name + "\n" + details)));
        Tooltip.install(modelChip, whole);
    }

    private void bindSearch() {
        search.setOnAction(event -> palette.openProperty().set(true));
        String keys = KeyCombination.valueOf("Shortcut+K").getDisplayText();
        searchKeys.setText(keys);
        search.setTooltip(new Tooltip(messages.text("palette.open") + " (" + keys + ")"));
        Nodes.showWhile(searchTitle, TextSize.roomFor(bar, ROOM_FOR_WORDS));
        Nodes.showWhile(searchKeys, searchTitle.visibleProperty());
    }

    private void bindNotices() {
        ObservableValue<String> count = notices.unreadProperty().map(number -> messages.text("notices.unread", number));
        unread.textProperty().bind(notices.unreadProperty().map(number -> number.intValue() > 9 ? "9+" : "" + number));
        Nodes.showWhile(unread, notices.unreadProperty().greaterThan(0));
        bell.accessibleTextProperty().bind(count);
        bell.getTooltip().textProperty().bind(count);
        bell.setOnAction(event -> notices.toggleList());
    }

    private void bindThemes() {
        Map<ThemeChoice, RadioMenuItem> items =
                Map.of(ThemeChoice.SYSTEM, themeSystem, ThemeChoice.LIGHT, themeLight, ThemeChoice.DARK, themeDark);
        items.forEach((choice, item) ->
                item.setOnAction(event -> topBar.themeProperty().set(choice)));
        topBar.themeProperty().subscribe(choice -> {
            themeGroup.selectToggle(items.get(choice));
            themeIcon.setIconLiteral(
                    switch (choice) {
                        case SYSTEM -> "fth-monitor";
                        case LIGHT -> "fth-sun";
                        case DARK -> "fth-moon";
                    });
            themeMenu.setAccessibleText(messages.text("theme.tooltip") + ", " + messages.text("theme", choice));
        });
    }

    private static void bindWithTooltip(Label label, ObservableValue<String> text) {
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(text);
        label.setTooltip(whole);
        label.textProperty().bind(text);
    }
}
