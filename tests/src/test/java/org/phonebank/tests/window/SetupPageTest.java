package org.phonebank.tests.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.desktop.lab.LabEvent;
import org.phonebank.desktop.lab.LabEvent.PhonesChanged;
import org.phonebank.desktop.lab.LabEvent.StateChanged;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.window.LabWindow;
import org.phonebank.desktop.window.base.FxThread;
import org.phonebank.desktop.window.base.Page;
import org.phonebank.desktop.window.base.Themes;
import org.phonebank.desktop.wizard.FolderModelShelf;
import org.phonebank.desktop.wizard.ShelvedModel;
import org.phonebank.provisioner.discovery.PhoneState;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The page Setup in one window: each test begins at the step Phones, where none is seen and no lab is there. */
@ExtendWith(DisplayCondition.class)
class SetupPageTest {
    private static final ScriptedLab LAB = new ScriptedLab();
    private static final ScriptedScout PHONES = new ScriptedScout();

    @TempDir
    static Path home;

    private final FxRobot robot = new FxRobot();

    @BeforeAll
    static void open() throws TimeoutException {
        ScriptedShelf models = new ScriptedShelf(sample());
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupStage(stage -> open(stage, models));
    }

    private static void open(Stage stage, ScriptedShelf models) {
        Themes themes = new Themes(new FxThread(), Runnable::run, () -> false, false);
        LabWindow.show(stage, LAB, themes, TestWindow.start(home, PHONES, models))
                .navigator()
                .show(Page.SETUP);
    }

    private static ShelvedModel sample() {
        CompletableFuture<List<ShelvedModel>> found = new CompletableFuture<>();
        try (FolderModelShelf shelf = new FolderModelShelf(new DataFolder(home))) {
            shelf.listen(found::complete);
            return found.join().get(0);
        }
    }

    @BeforeEach
    void begin() {
        show(List.of(new StateChanged(LabState.STOPPED), new PhonesChanged(List.of())));
        robot.interact(() -> PHONES.show(List.of()));
        settle();
        robot.interact(() -> robot.lookup(".setup-step-button")
                .<Button>queryAll()
                .iterator()
                .next()
                .fire());
        settle();
        LAB.forgetCalls();
        PHONES.calls.clear();
    }

    @Test
    void anEmptyTableOffersVirtualPhonesInOneClick() {
        assertThat(isShown("#addFirst")).isTrue();
        robot.clickOn("#addFirst");
        settle();

        assertThat(PHONES.calls).containsExactly("add 4");
        assertThat(find("#list", ListView.class).getItems().size()).isEqualTo(4);
        assertThat(find("#next", Button.class).isDisabled()).isFalse();
    }

    @Test
    void aDoubleClickRemovesOnePhoneThoughTheNextMovesUnderThePointer() {
        robot.clickOn("#addFirst");
        settle();
        robot.doubleClickOn(".setup-remove");
        settle();

        assertThat(PHONES.calls).containsExactly("add 4", "remove VP01");
    }

    @Test
    void theWizardIsWalkedByKeysAlone() {
        robot.interact(() -> PHONES.show(ScriptedScout.virtual(2)));
        settle();
        robot.interact(() -> find("#list", Node.class).requestFocus());
        robot.push(KeyCode.DOWN).push(KeyCode.SPACE);
        settle();
        assertThat(label("#summary")).isEqualTo("2 of 2 ready");
        robot.interact(() -> find("#next", Node.class).requestFocus());
        robot.push(KeyCode.SPACE).push(KeyCode.SPACE);
        settle();
        assertThat(find("#table", TableView.class).getItems().size()).isEqualTo(1);
        robot.push(KeyCode.SPACE);
        settle();

        assertThat(LAB.calls()).containsExactly("begin");
    }

    @Test
    void theTableOfChecksIsCopied() {
        robot.interact(() -> PHONES.show(
                List.of(ScriptedScout.virtual(1).get(0), ScriptedScout.onCable("R58M", PhoneState.UNAUTHORIZED, ""))));
        settle();
        advance();
        advance();
        robot.clickOn("#copy");

        String[] copied = new String[1];
        robot.interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
        assertThat(copied[0].lines().skip(1).map(line -> line.split("\t", 4)[2]))
                .containsExactly("Pass", "Fail");
    }

    @Test
    void aPreparationShowsABarForEachPhoneAndIsCancelled() {
        show(LabScenes.preparing(3));
        robot.interact(() -> robot.lookup(".setup-step-button").<Button>queryAll().stream()
                .skip(3)
                .findFirst()
                .orElseThrow()
                .fire());
        settle();
        assertThat(find("#list", ListView.class).getItems().size()).isEqualTo(3);
        robot.clickOn("#cancel");

        assertThat(LAB.calls()).containsExactly("cancel");
    }

    private void advance() {
        robot.interact(() -> find("#next", Button.class).fire());
        settle();
    }

    private void show(List<LabEvent> events) {
        robot.interact(() -> LAB.send(events));
        settle();
    }

    private static void settle() {
        WaitForAsyncUtils.waitForFxEvents(8);
    }

    private String label(String query) {
        return find(query, Label.class).getText();
    }

    private boolean isShown(String query) {
        return robot.lookup(query).match(SetupPageTest::shown).tryQuery().isPresent();
    }

    private <T extends Node> T find(String query, Class<T> type) {
        return robot.lookup(query).match(SetupPageTest::shown).queryAs(type);
    }

    private static boolean shown(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
