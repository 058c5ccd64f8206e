package org.phonebank.desktop.window.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.desktop.window.base.Preferences;
import org.phonebank.desktop.window.base.ThemeChoice;

class WindowChoicesTest {
    @TempDir
    Path home;

    @Test
    void howManyVirtualPhonesAreOfferedIsKept() {
        Preferences preferences = Preferences.open(file());
        WindowChoices choices = open(preferences);
        assertThat(choices.virtualPhones().get()).isEqualTo(4);

        choices.virtualPhones().set(7);
        preferences.flush();

        assertThat(open(Preferences.open(file())).virtualPhones().get()).isEqualTo(7);
    }

    @Test
    void aNumberThatNobodyCouldHaveChosenIsBroughtIntoBounds() throws IOException {
        Files.writeString(file(), "{\"virtual.phones\": 4000}");

        assertThat(open(Preferences.open(file())).virtualPhones().get()).isEqualTo(12);
    }

    private Path file() {
        return home.resolve("window.json");
    }

    private static WindowChoices open(Preferences preferences) {
        return WindowChoices.open(preferences, new SimpleObjectProperty<>(ThemeChoice.LIGHT));
    }
}
