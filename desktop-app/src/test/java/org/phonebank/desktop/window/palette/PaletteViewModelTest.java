package org.phonebank.desktop.window.palette;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.util.Subscription;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.phonebank.desktop.window.base.Command;
import org.phonebank.desktop.window.base.Commands;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Navigator;
import org.phonebank.desktop.window.base.Page;

class PaletteViewModelTest {
    private final Commands commands = new Commands();
    private final Navigator navigator = new Navigator();
    private final List<String> done = new ArrayList<>();
    private final SimpleStringProperty obstacle = new SimpleStringProperty("");
    private final PaletteViewModel palette =
            new PaletteViewModel(commands, navigator, Messages.load(), () -> done.add("asked"));

    @BeforeEach
    void open() {
        commands.offer(
                Command.always("page.lab", "Shortcut+2", () -> done.add("lab")),
                Command.always("page.chat", "Shortcut+4", () -> done.add("chat")));
        commands.on(Page.BATCH).offer(new Command("notices", "", obstacle, () -> done.add("notices")));
        palette.openProperty().set(true);
    }

    @Test
    void everythingIsListedUntilSomethingIsTyped() {
        assertThat(titles()).containsExactly("Go to Lab", "Go to Chat", "Show or hide notifications");
    }

    @Test
    void lettersFindTitlesThatHaveThemInTheirOrder() {
        palette.queryProperty().set("gch");
        assertThat(titles()).containsExactly("Go to Chat");

        palette.queryProperty().set("batch not");
        assertThat(titles()).containsExactly("Show or hide notifications");

        palette.queryProperty().set("zzz");
        assertThat(titles()).isEmpty();
    }

    @Test
    void wholeWordsComeBeforeLettersPickedFromHereAndThere() {
        palette.queryProperty().set("to");

        assertThat(titles()).first().isIn("Go to Lab", "Go to Chat");
    }

    @Test
    void whatIsDoneBelongsToItsPageWhichIsShownFirst() {
        palette.queryProperty().set("notif");
        palette.run(palette.entries().get(0));

        assertThat(done).containsExactly("asked", "notices");
        assertThat(navigator.pageProperty().get()).isEqualTo(Page.BATCH);
        assertThat(palette.openProperty().get()).isFalse();
    }

    @Test
    void whatCannotBeDoneSaysWhyAndStaysUndone() {
        obstacle.set("No file was chosen.");
        palette.queryProperty().set("notif");
        PaletteEntry entry = palette.entries().get(0);
        palette.run(entry);

        assertThat(entry.obstacle()).isEqualTo("No file was chosen.");
        assertThat(done).containsExactly("asked");
        assertThat(palette.openProperty().get()).isTrue();
    }

    @Test
    void whatWasDoneLastStandsFirstTheNextTime() {
        palette.run(palette.entries().get(1));
        palette.openProperty().set(true);

        assertThat(titles()).first().isEqualTo("Go to Chat");
    }

    @Test
    void whatIsOfferedWhileThePaletteIsOpenIsListedAtOnce() {
        Subscription offer = commands.offer(Command.always("page.setup", "", () -> {}));
        assertThat(titles()).contains("Go to Setup");

        offer.unsubscribe();
        assertThat(titles()).doesNotContain("Go to Setup");
    }

    private List<String> titles() {
        return palette.entries().stream().map(PaletteEntry::title).toList();
    }
}
