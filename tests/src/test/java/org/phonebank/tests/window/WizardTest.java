package org.phonebank.tests.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.desktop.lab.ChatSettings;
import org.phonebank.desktop.window.Frame;
import org.phonebank.desktop.window.LabWindow;
import org.phonebank.desktop.window.SessionLab;
import org.phonebank.desktop.window.WindowStart;
import org.phonebank.desktop.window.base.FxThread;
import org.phonebank.desktop.window.base.Page;
import org.phonebank.desktop.window.base.Themes;
import org.phonebank.desktop.wizard.SetupServices;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/** From an empty table to the first answer, on real virtual phones, with six clicks; and with none at the next start. */
@ExtendWith(DisplayCondition.class)
@Timeout(180)
class WizardTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    static Path home;

    private static final FxRobot ROBOT = new FxRobot();

    @SuppressWarnings("NullAway.Init")
    private static SetupServices services;

    @SuppressWarnings("NullAway.Init")
    private static SessionLab lab;

    @SuppressWarnings("NullAway.Init")
    private static Frame frame;

    @BeforeAll
    static void open() throws TimeoutException {
        DataFolder data = new DataFolder(home);
        services = SetupServices.of(data);
        lab = new SessionLab(data);
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupStage(stage -> open(stage, data));
    }

    private static void open(Stage stage, DataFolder data) {
        Themes themes = new Themes(new FxThread(), Runnable::run, () -> false, false);
        frame = LabWindow.show(stage, lab, themes, new WindowStart(data, null, ChatSettings.greedy(24), "", services));
    }

    @AfterAll
    static void close() {
        ROBOT.interact(() -> frame.close());
        lab.close();
        services.close();
    }

    @Test
    void leadsFromAnEmptyTableToTheFirstAnswerAndAtTheNextStartBackToTheLab() throws TimeoutException {
        await().atMost(PATIENCE)
                .until(() -> ROBOT.lookup("#addFirst").tryQuery().isPresent());
        SplitMenuButton add = ROBOT.lookup("#add").queryAs(SplitMenuButton.class);
        MenuItem two = add.getItems().get(1);
        ROBOT.interact(two::fire);
        press("Choose a model");
        press("Check phones");
        press("Prepare phones");
        press("Load layers");
        await().atMost(PATIENCE).until(() -> ROBOT.lookup("#ask")
                .<Button>tryQueryAs(Button.class)
                .filter(button ->
                        !button.isDisabled() && button.localToScene(0, 0).getX() > 0)
                .isPresent());
        ROBOT.interact(ROBOT.lookup("#ask").queryButton()::fire);
        Label figures = ROBOT.lookup("#figures").queryAs(Label.class);
        await().atMost(PATIENCE).until(() -> figures.getText().startsWith("First token after"));

        assertThat(ROBOT.lookup("#answer").queryAs(Label.class).getText())
                .startsWith("A pipeline is a line of phones.");
        press("Open chat");
        assertThat(frame.navigator().pageProperty().get()).isEqualTo(Page.CHAT);
        assertThat(ROBOT.lookup(".message-text").queryAs(Label.class).getText()).isEqualTo("What is a pipeline?");

        close();
        open();
        await().atMost(PATIENCE).until(() -> lab.serving().isPresent());
        assertThat(lab.freeAnswers()).isPositive();
    }

    /** Waits until the way on is this one, and goes it. */
    private static void press(String label) {
        Button next = ROBOT.lookup("#next").queryButton();
        await().atMost(PATIENCE).until(() -> next.getText().equals(label) && !next.isDisabled());
        ROBOT.interact(next::fire);
    }
}
