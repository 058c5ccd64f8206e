package org.phonebank.tests.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.desktop.window.Frame;
import org.phonebank.desktop.window.LabWindow;
import org.phonebank.desktop.window.base.FxThread;
import org.phonebank.desktop.window.base.Language;
import org.phonebank.desktop.window.base.Page;
import org.phonebank.desktop.window.base.Themes;
import org.phonebank.partitioner.tokenizer.ChatMessage;
import org.phonebank.pipeline.generation.StopReason;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith({DisplayCondition.class, ApplicationExtension.class})
class ChatPageTest {
    @TempDir
    private Path home;

    private final ScriptedLab lab = new ScriptedLab();

    @SuppressWarnings("NullAway.Init")
    private Frame frame;

    @Start
    void open(Stage stage) {
        Themes themes = new Themes(new FxThread(), Runnable::run, () -> false, false);
        frame = LabWindow.show(stage, lab, themes, TestWindow.start(home));
        frame.languageProperty().set(Language.ENGLISH);
        frame.navigator().show(Page.CHAT);
    }

    /** The whole way of a question by keyboard: written before the lab is ready, sent, answered, copied. */
    @Test
    void aQuestionIsWrittenSentAndAnswered(FxRobot robot) throws Exception {
        await(() -> !prompt(robot).getPromptText().isEmpty() && prompt(robot).isFocused());
        robot.write("first").press(KeyCode.SHIFT).type(KeyCode.ENTER).release(KeyCode.SHIFT);
        robot.write("second").type(KeyCode.ENTER);
        assertThat(lab.questions()).isEmpty();
        assertThat(prompt(robot).getText()).isEqualTo("first\nsecond");
        assertThat(robot.lookup("#setup").queryAs(Button.class).isVisible()).isTrue();

        lab.send(LabScenes.ready(4));
        settle();
        robot.type(KeyCode.ENTER);
        assertThat(lab.questions()).containsExactly(List.of(new ChatMessage("user", "first\nsecond")));
        assertThat(prompt(robot).getText()).isEmpty();

        lab.answer().token("A **pipe");
        lab.answer().token("line**\n\n```java\nint");
        settle();
        Node code = robot.lookup(".markdown-code").query();
        lab.answer().token(" i;\n```\n");
        lab.answer().done(LabScenes.result("A pipeline", 18, StopReason.STOP_TOKEN));
        settle();
        assertThat(words(robot)).isEqualTo("A pipeline");
        assertThat(label(robot, "#statistics"))
                .contains("First token 42\u00a0ms  ·  62.5\u00a0tokens/s  ·  18 tokens  ·  Complete");

        assertThat(robot.lookup(".markdown-code").queryAll()).containsExactly(code);
        robot.interact(() -> visible(robot, ".markdown-code .button").fire());
        assertThat(clipboard()).isEqualTo("int i;");
        robot.press(KeyCode.CONTROL).press(KeyCode.SHIFT).type(KeyCode.C);
        robot.release(KeyCode.SHIFT).release(KeyCode.CONTROL);
        assertThat(clipboard()).isEqualTo("A **pipeline**\n\n```java\nint i;\n```\n");

        robot.clickOn(prompt(robot)).write("x").type(KeyCode.TAB);
        assertThat(prompt(robot).isFocused()).isFalse();
        assertThat(prompt(robot).getText()).isEqualTo("x");
    }

    @Test
    void aLongAnswerStaysInViewOutlivesTheLanguageAndIsStopped(FxRobot robot) throws Exception {
        lab.send(LabScenes.ready(4));
        settle();
        await(() -> robot.lookup(".suggestion").tryQuery().isPresent());
        robot.interact(() -> visible(robot, ".suggestion").fire());
        for (int i = 0; i < 60; i++) {
            lab.answer().computed(LabScenes.token(i, 4));
            lab.answer().token("Line " + i + "\n\n");
        }
        // Nested deeper than any stack.
        lab.answer().token("*".repeat(5000) + "deep" + "*".repeat(5000));
        settle();
        ScrollPane scroll = robot.lookup(".chat-scroll").queryAs(ScrollPane.class);
        assertThat(scroll.getVvalue()).isEqualTo(scroll.getVmax());
        assertThat(robot.lookup("#headline").queryAs(Label.class).getText()).startsWith("Average of 59 tokens");

        Node bars = robot.lookup(".token-bars").query();
        robot.interact(bars::requestFocus);
        robot.type(KeyCode.HOME, KeyCode.RIGHT);
        assertThat(robot.lookup("#headline").queryAs(Label.class).getText()).startsWith("Token 2 of 60");

        robot.interact(() -> frame.languageProperty().set(Language.JAPANESE));
        settle();
        assertThat(words(robot)).startsWith("Line 0");
        assertThat(robot.lookup("#headline").queryAs(Label.class).getText()).startsWith("59トークンの平均");

        robot.interact(() -> prompt(robot).requestFocus());
        robot.type(KeyCode.ESCAPE);
        assertThat(lab.calls()).contains("stop");
        assertThat(namelessButtons(robot)).isEmpty();
    }

    @Test
    void conversationsAreListedAndDeletedByKeyboard(FxRobot robot) throws Exception {
        lab.send(LabScenes.ready(4));
        settle();
        await(() -> robot.lookup(".suggestion").tryQuery().isPresent());
        robot.interact(() -> visible(robot, ".suggestion").fire());
        lab.answer().done(LabScenes.result("", 0, StopReason.STOP_TOKEN));
        ListView<?> list = robot.lookup(".chat-rows").queryListView();
        await(() -> list.getItems().size() == 1);

        robot.clickOn("#begin");
        await(() -> prompt(robot).isFocused());
        assertThat(list.getSelectionModel().getSelectedItem()).isNull();
        robot.clickOn(".chat-cell-title");
        await(() -> robot.lookup(".message").queryAll().size() == 2);
        robot.clickOn(".chat-list #search")
                .press(KeyCode.CONTROL)
                .type(KeyCode.N)
                .release(KeyCode.CONTROL);
        await(() -> prompt(robot).isFocused());
        assertThat(robot.lookup(".message").queryAllAs(Node.class)).isEmpty();
        robot.interact(list::requestFocus);
        robot.type(KeyCode.DOWN);
        await(() -> robot.lookup(".message").queryAll().size() == 2);
        robot.interact(list::requestFocus);
        robot.type(KeyCode.DELETE);
        await(() -> list.getItems().isEmpty());
        assertThat(frame.notices().all().get(0).title()).isEqualTo("Conversation deleted");
    }

    private static List<ButtonBase> namelessButtons(FxRobot robot) {
        Set<ButtonBase> buttons = robot.lookup(node -> node instanceof ButtonBase && node.isFocusTraversable())
                .queryAllAs(ButtonBase.class);
        return buttons.stream()
                .filter(button -> isBlank(button.getAccessibleText()) && isBlank(button.getText()))
                .toList();
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    /** The first paragraph of the last answer. */
    private static String words(FxRobot robot) {
        TextFlow flow = robot.lookup(".markdown .markdown-words").queryAs(TextFlow.class);
        StringBuilder words = new StringBuilder();
        flow.getChildren().forEach(node -> words.append(((Text) node).getText()));
        return words.toString();
    }

    private static Button visible(FxRobot robot, String query) {
        return robot.lookup(query)
                .match(Node::isVisible)
                .queryAllAs(Button.class)
                .iterator()
                .next();
    }

    private static String clipboard() throws Exception {
        settle();
        return WaitForAsyncUtils.waitForAsyncFx(
                2000, () -> String.valueOf(Clipboard.getSystemClipboard().getString()));
    }

    private static void settle() {
        WaitForAsyncUtils.waitForFxEvents(5);
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, condition);
        settle();
    }

    private static TextArea prompt(FxRobot robot) {
        return robot.lookup("#prompt").queryAs(TextArea.class);
    }

    private static List<String> label(FxRobot robot, String query) {
        return robot.lookup(query).queryAllAs(Label.class).stream()
                .map(Label::getText)
                .toList();
    }
}
