package org.phonebank.tests.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.desktop.lab.ChatSettings;
import org.phonebank.desktop.window.Frame;
import org.phonebank.desktop.window.LabWindow;
import org.phonebank.desktop.window.SessionLab;
import org.phonebank.desktop.window.WindowStart;
import org.phonebank.desktop.window.base.Dialogs;
import org.phonebank.desktop.window.base.FxThread;
import org.phonebank.desktop.window.base.Page;
import org.phonebank.desktop.window.base.Preferences;
import org.phonebank.desktop.window.base.ThemeChoice;
import org.phonebank.desktop.window.base.Themes;
import org.phonebank.desktop.wizard.SetupServices;
import org.phonebank.virtual.Fault;
import org.phonebank.virtual.FaultRequest;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The pictures of the guide, of a real lab of virtual phones: {@code -Dphonebank.pictures=guide}. */
@EnabledIfSystemProperty(named = "phonebank.pictures", matches = "guide")
@ExtendWith(DisplayCondition.class)
class GuidePicturesTest {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final FxRobot ROBOT = new FxRobot();

    @TempDir
    static Path home;

    @SuppressWarnings("NullAway.Init")
    private static SetupServices services;

    @SuppressWarnings("NullAway.Init")
    private static SessionLab lab;

    @SuppressWarnings("NullAway.Init")
    private static Themes themes;

    @SuppressWarnings("NullAway.Init")
    private static Stage stage;

    @SuppressWarnings("NullAway.Init")
    private static Frame frame;

    @BeforeAll
    static void open() throws TimeoutException, IOException {
        DataFolder data = new DataFolder(home);
        Path words = home.resolve("words.csv");
        Files.writeString(words, "word,lesson\n" + "battery,1\nshard,1\nprocessor,2\npipeline,2\ntoken,3\n".repeat(28));
        services = SetupServices.of(data);
        lab = new SessionLab(data);
        stage = FxToolkit.registerPrimaryStage();
        ROBOT.interact(() -> {
            themes = new Themes(new FxThread(), Runnable::run, () -> false, false);
            WindowStart start = new WindowStart(data, null, ChatSettings.greedy(96), "", services);
            frame = LabWindow.show(
                    stage, lab, themes, start, Preferences.open(data.window()), messages -> new Chosen(words));
        });
    }

    @AfterAll
    static void close() {
        ROBOT.interact(() -> frame.close());
        lab.close();
        services.close();
    }

    @Test
    void aLessonIsDrawn() {
        setUp();
        chat();
        batch();
        monitor();
        mend();
    }

    private static void setUp() {
        await().atMost(PATIENCE)
                .until(() -> ROBOT.lookup("#addFirst").tryQuery().isPresent());
        ROBOT.interact(() -> ROBOT.lookup("#add").queryAs(SplitMenuButton.class).fire());
        await().atMost(PATIENCE)
                .until(() -> !ROBOT.lookup("#next").queryButton().isDisabled());
        picture("setup");
        press("Choose a model");
        press("Check phones");
        awaitNext("Prepare phones");
        picture("setup-check");
        press("Prepare phones");
        await().atMost(PATIENCE).until(() -> ROBOT.lookup(".progress-bar").queryAllAs(ProgressBar.class).stream()
                .anyMatch(bar -> bar.getProgress() > 0.4));
        picture("setup-prepare");
        awaitNext("Load layers");
        picture("setup-place");
        press("Load layers");
        awaitNext("Open chat");
    }

    private static void chat() {
        show(Page.CHAT);
        ask("What happens if a phone dies?");
        awaitAnswer();
        ROBOT.interact(() ->
                ROBOT.lookup("#timeline").queryAllAs(ToggleButton.class).forEach(button -> button.setSelected(true)));
        pictures("chat");
    }

    private static void batch() {
        show(Page.BATCH);
        ROBOT.interact(() -> ROBOT.lookup("#choose").queryButton().fire());
        await().atMost(PATIENCE).until(() -> isShown("#template"));
        ROBOT.interact(() -> ROBOT.lookup("#template").queryAs(TextArea.class).setText("What is a {word}?"));
        Button start = ROBOT.lookup("#start").queryButton();
        await().atMost(PATIENCE).until(() -> !start.isDisabled());
        picture("batch-template");
        ROBOT.interact(start::fire);
        Label counts = ROBOT.lookup("#counts").queryAs(Label.class);
        await().atMost(PATIENCE).until(() -> answered(counts) >= 90);
        pictures("batch");
        show(Page.LAB);
        awaitBlocks();
        pictures("lab-batch");
        show(Page.BATCH);
        await().atMost(PATIENCE).until(() -> isShown("#openResults"));
    }

    private static int answered(Label counts) {
        String words = counts.getText();
        return words.isEmpty() ? 0 : Integer.parseInt(words.substring(0, words.indexOf(' ')));
    }

    private static void monitor() {
        show(Page.MONITOR);
        pictures("monitor");
    }

    /** A phone is unplugged while it answers. */
    private static void mend() {
        show(Page.CHAT);
        ask("Tell me a story about a fox and a lamp.");
        show(Page.LAB);
        awaitBlocks();
        pictures("lab");
        lab.cause("VP02", FaultRequest.of(Fault.UNPLUG)).join();
        await().atMost(PATIENCE)
                .until(() -> !ROBOT.lookup(".incident-row").queryAll().isEmpty());
        pictures("lab-mending");
        await().atMost(PATIENCE).until(() -> !frame.notices().all().isEmpty());
        pictures("lab-mended");
    }

    private static void ask(String question) {
        Button send = ROBOT.lookup("#send").queryButton();
        ROBOT.interact(() -> ROBOT.lookup("#prompt").queryAs(TextArea.class).setText(question));
        await().atMost(PATIENCE).until(() -> !send.isDisabled());
        ROBOT.interact(send::fire);
    }

    private static void awaitAnswer() {
        await().atMost(PATIENCE).until(() -> isShown("#statistics") && !isShown("#stop"));
    }

    /** Layers are drawn in the frames after the page is shown. */
    private static void awaitBlocks() {
        await().atMost(PATIENCE)
                .until(() -> ROBOT.lookup(".layer-block").queryAll().size() > 40);
    }

    private static void awaitNext(String label) {
        Button next = ROBOT.lookup("#next").queryButton();
        await().atMost(PATIENCE).until(() -> next.getText().equals(label));
    }

    private static void press(String label) {
        Button next = ROBOT.lookup("#next").queryButton();
        await().atMost(PATIENCE).until(() -> next.getText().equals(label) && !next.isDisabled());
        ROBOT.interact(next::fire);
    }

    private static boolean isShown(String query) {
        return ROBOT.lookup(query).queryAll().stream().anyMatch(GuidePicturesTest::isShown);
    }

    private static boolean isShown(Node found) {
        for (Node node = found; node != null; node = node.getParent()) {
            if (!node.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static void show(Page page) {
        ROBOT.interact(() -> frame.navigator().show(page));
    }

    private static void pictures(String name) {
        ROBOT.interact(() -> frame.notices().clear());
        picture(name);
        ROBOT.interact(() -> themes.choiceProperty().set(ThemeChoice.DARK));
        picture(name + "-dark");
        ROBOT.interact(() -> themes.choiceProperty().set(ThemeChoice.LIGHT));
    }

    private static void picture(String name) {
        WaitForAsyncUtils.waitForFxEvents(3);
        ROBOT.interact(() -> Pictures.take(stage, "guide-" + name));
        assertThat(Pictures.file("guide-" + name)).exists();
    }

    /** A person who always chooses the same file. */
    private record Chosen(Path file) implements Dialogs {
        @Override
        public boolean confirm(Question question) {
            return true;
        }

        @Override
        public Optional<Path> openFile(String title, List<FileKind> kinds) {
            return Optional.of(file);
        }

        @Override
        public Optional<Path> openFolder(String title) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> saveFile(String title, String suggestedName, List<FileKind> kinds) {
            return Optional.empty();
        }

        @Override
        public Optional<String> askText(String title, String label, String initial, String action) {
            return Optional.empty();
        }
    }
}
