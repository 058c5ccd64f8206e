package org.phonebank.desktop.window.settings;

import java.util.Map;
import java.util.stream.IntStream;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import org.phonebank.desktop.window.base.Language;
import org.phonebank.desktop.window.base.ThemeChoice;

/** Binds how the window looks, what the lab is called and begins with. */
public final class LookController {
    private final LookViewModel look;

    @FXML
    private TextField labName;

    @FXML
    private CheckBox labReturns;

    @FXML
    private ToggleGroup themes;

    @FXML
    private ToggleButton themeSystem;

    @FXML
    private ToggleButton themeLight;

    @FXML
    private ToggleButton themeDark;

    @FXML
    private ComboBox<Language> language;

    @FXML
    private ComboBox<Double> textSize;

    @FXML
    private ComboBox<Integer> virtualPhones;

    public LookController(LookViewModel look) {
        this.look = look;
    }

    @FXML
    void initialize() {
        labName.textProperty().bindBidirectional(look.labNameProperty());
        bindThemes();
        language.setConverter(new Shown<>(Language::title));
        language.getItems().setAll(Language.values());
        language.setValue(look.languageProperty().get());
        language.setOnAction(event -> look.languageProperty().set(language.getValue()));
        textSize.setConverter(new Shown<>(look::sizeWords));
        textSize.getItems().setAll(LookViewModel.SIZES);
        textSize.valueProperty().bindBidirectional(look.textSizeProperty());
        virtualPhones.setConverter(new Shown<>(String::valueOf));
        virtualPhones
                .getItems()
                .setAll(IntStream.rangeClosed(1, WindowChoices.MOST_VIRTUAL_PHONES)
                        .boxed()
                        .toList());
        labReturns.selectedProperty().bindBidirectional(look.labReturnsProperty());
        virtualPhones.valueProperty().bindBidirectional(look.virtualPhonesProperty());
    }

    private void bindThemes() {
        Map<ThemeChoice, ToggleButton> buttons =
                Map.of(ThemeChoice.SYSTEM, themeSystem, ThemeChoice.LIGHT, themeLight, ThemeChoice.DARK, themeDark);
        ObservableValue<ThemeChoice> theme = look.themeProperty();
        theme.subscribe(chosen -> themes.selectToggle(buttons.get(chosen)));
        buttons.forEach((choice, button) -> button.setOnAction(event -> {
            look.themeProperty().set(choice);
            // A second press must not leave nothing chosen.
            button.setSelected(true);
        }));
    }
}
