package org.phonebank.desktop.window.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferencesTest {
    @TempDir
    private Path folder;

    @Test
    void whatWasChosenIsThereAtTheNextStart() {
        Preferences first = Preferences.open(file());
        first.text("name", "").set("Room 12");
        first.number("size", 1).set(1.25);
        first.flag("open", false).set(true);
        first.keep("page", Page.CHAT);
        first.flush();
        Preferences next = Preferences.open(file());

        assertThat(next.text("name", "").get()).isEqualTo("Room 12");
        assertThat(next.number("size", 1).get()).isEqualTo(1.25);
        assertThat(next.flag("open", false).get()).isTrue();
        assertThat(next.constant("page", Page.class, Page.SETUP)).isEqualTo(Page.CHAT);
    }

    @Test
    void whatIsNoNumberOrNoPageCountsAsTheUsual() throws IOException {
        Files.writeString(file(), "{\"size\": \"NaN\", \"page\": \"CELLAR\"}");
        Preferences kept = Preferences.open(file());

        assertThat(kept.number("size", 1).get()).isEqualTo(1);
        assertThat(kept.constant("page", Page.class, Page.SETUP)).isEqualTo(Page.SETUP);
    }

    @Test
    void aFileThatCannotBeReadCountsAsEmptyAndIsReplaced() throws IOException {
        Files.writeString(file(), "{\"name\": ");
        Preferences kept = Preferences.open(file());
        kept.text("name", "none").set("Room 12");
        kept.flush();

        assertThat(Files.readString(file())).isEqualToIgnoringNewLines("{\n  \"name\" : \"Room 12\"\n}\n");
    }

    private Path file() {
        return folder.resolve("window.json");
    }
}
