package org.phonebank.tests.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.desktop.window.Frame;
import org.phonebank.desktop.window.LabWindow;
import org.phonebank.desktop.window.base.FxThread;
import org.phonebank.desktop.window.base.Page;
import org.phonebank.desktop.window.base.Themes;
import org.phonebank.pipeline.generation.StopReason;
import org.phonebank.pipeline.phrase.Phrase;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The page Batch in one window, which begins with the file of the last time. */
@ExtendWith(DisplayCondition.class)
class BatchPageTest {
    private static final ScriptedLab LAB = new ScriptedLab();

    private static final BlockingQueue<Runnable> UNDER_WAY = new LinkedBlockingQueue<>();

    @TempDir
    static Path home;

    @SuppressWarnings("NullAway.Init")
    private static Stage window;

    private final FxRobot robot = new FxRobot();

    @BeforeAll
    static void open() throws TimeoutException, IOException {
        Path words = Files.writeString(home.resolve("words.csv"), "word,note\ncat,a\ndog,b\nfox,c\n");
        Files.writeString(home.resolve("window.json"), "{\"batch.file\":\"" + words + "\"}");
        LAB.answerBy((prompt, answer) -> {
            LAB.takeFromBatch(0);
            UNDER_WAY.add(() -> {
                LAB.takeFromBatch(1);
                if (prompt.contains("dog")) {
                    answer.failed(Phrase.verbatim("Too many tokens."));
                } else {
                    answer.done(LabScenes.result("About: " + prompt, 5, StopReason.STOP_TOKEN));
                }
            });
        });
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupStage(BatchPageTest::open);
    }

    private static void open(Stage stage) {
        window = stage;
        Themes themes = new Themes(new FxThread(), Runnable::run, () -> false, false);
        Frame frame = LabWindow.show(stage, LAB, themes, TestWindow.start(home));
        frame.navigator().show(Page.BATCH);
        LAB.send(LabScenes.ready(2));
    }

    @BeforeEach
    void beginAnew() {
        if (node("#close").isVisible()) {
            fire("#close");
        }
        until(() -> node("#choose").isVisible());
        robot.interact(() -> template().clear());
    }

    @Test
    void aFileIsDroppedAskedAboutAndItsResultsAreWritten() throws InterruptedException {
        drop(home.resolve("words.csv"));
        until(() -> node("#start").isVisible());
        assertThat(labels(".chip-details")).contains("CSV  ·  3 rows  ·  2 columns");
        assertThat(button("#start").isDisabled()).isTrue();
        assertThat(label("#obstacle")).isEqualTo("Write what to ask first.");

        robot.interact(() -> template().setText("What is a "));
        robot.interact(() -> template().end());
        robot.clickOn("{word}").write("?");
        assertThat(labels(".preview-text")).contains("What is a cat?", "What is a dog?", "What is a fox?");
        assertThat(button("#start").getText()).isEqualTo("Ask about 3 rows");
        fire("#start");

        pausesAndGoesOnByKeys();
        UNDER_WAY.take().run();
        UNDER_WAY.take().run();
        until(() -> label(".batch-progress .state-pill").equals("Done"));
        assertThat(label("#counts")).isEqualTo("2 of 3 rows answered  ·  1 failed");
        assertThat(home.resolve("words.results.csv")).content().contains("fox,c,About: What is a fox?,answered,");
        copiesWhatIsFiltered();
        assertThat(robot.lookup(each -> each instanceof ButtonBase && each.isFocusTraversable() && shown(each))
                        .queryAllAs(ButtonBase.class))
                .allMatch(button -> !words(button).isBlank());

        fire("#close");
        until(() -> labels(".earlier-name").contains("words.csv"));
        fire(".earlier-row .button");
        until(() -> node("#start").isVisible());
        assertThat(button("#start").getText()).isEqualTo("Show the answers");
        assertThat(label("#note")).isEqualTo("2 of 3 rows were answered before. They are kept and not asked again.");
    }

    /** The focus stays where the next key is wanted. */
    private void pausesAndGoesOnByKeys() throws InterruptedException {
        until(() -> !UNDER_WAY.isEmpty() && node("#pause").isVisible());
        robot.interact(() -> node("#pause").requestFocus());
        robot.type(KeyCode.SPACE);
        until(() -> node("#stop").isVisible());
        assertThat(table().isFocused()).isTrue();

        UNDER_WAY.take().run();
        until(() -> node("#goOn").isFocused());
        robot.type(KeyCode.SPACE);
        until(() -> !UNDER_WAY.isEmpty() && node("#pause").isFocused());
    }

    private void copiesWhatIsFiltered() {
        robot.interact(
                () -> robot.lookup("#onlyFailed").queryAs(ToggleButton.class).fire());
        robot.interact(() -> table().getSelectionModel().select(0));
        robot.interact(() -> table().requestFocus());
        robot.press(KeyCode.CONTROL).type(KeyCode.C).release(KeyCode.CONTROL);
        String copied = WaitForAsyncUtils.waitForAsyncFx(
                2000, () -> Clipboard.getSystemClipboard().getString());
        assertThat(copied).isEqualTo("2\tWhat is a dog?\tToo many tokens.\tFailed");
    }

    @Test
    void aFileThatCannotBeUsedSaysWhy() throws IOException {
        drop(Files.writeString(home.resolve("broken.csv"), "a,b\n1,2,3\n"));
        until(() -> node("#problem").isVisible());

        assertThat(label("#problem"))
                .isEqualTo("Line 2 of broken.csv has 3 fields, but there are 2 columns: put fields that hold the"
                        + " separator into double quotes.");
    }

    /** From a window of its own, as from a file manager. */
    private void drop(Path file) {
        Stage[] manager = new Stage[1];
        robot.interact(() -> {
            Label icon = new Label("file in a folder");
            icon.setId("dragged");
            icon.setOnDragDetected(event -> {
                ClipboardContent content = new ClipboardContent();
                content.putFiles(List.of(file.toFile()));
                icon.startDragAndDrop(TransferMode.COPY).setContent(content);
            });
            Stage stage = new Stage();
            stage.initOwner(window);
            stage.setScene(new Scene(icon, 160, 60));
            stage.setX(window.getX() + 20);
            stage.setY(window.getY() + 20);
            stage.show();
            manager[0] = stage;
        });
        robot.drag("#dragged").dropTo("#choose");
        robot.interact(manager[0]::close);
    }

    private static void until(BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> {
                WaitForAsyncUtils.waitForFxEvents(2);
                return condition.getAsBoolean();
            });
        } catch (TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    private void fire(String query) {
        robot.interact(() -> robot.lookup(query).queryAs(Button.class).fire());
    }

    private Node node(String id) {
        return robot.lookup(id).query();
    }

    private Button button(String id) {
        return robot.lookup(id).queryButton();
    }

    private TextArea template() {
        return robot.lookup("#template").queryAs(TextArea.class);
    }

    private TableView<?> table() {
        return robot.lookup("#table").queryTableView();
    }

    private String label(String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    private List<String> labels(String query) {
        return robot.lookup(query).queryAllAs(Label.class).stream()
                .map(Label::getText)
                .toList();
    }

    private static boolean shown(Node node) {
        return node.isVisible() && (node.getParent() == null || shown(node.getParent()));
    }

    private static String words(ButtonBase button) {
        String words = button.getAccessibleText() == null ? button.getText() : button.getAccessibleText();
        return words == null ? "" : words;
    }
}
