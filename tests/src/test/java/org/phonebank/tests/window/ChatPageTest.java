package org.phonebank.tests.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.desktop.lab.LabEvent;
import org.phonebank.desktop.window.LabWindow;
import org.phonebank.desktop.window.base.FxThread;
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
    static Path home;

    private final ScriptedLab lab = new ScriptedLab();

    @SuppressWarnings("NullAway.Init")
    private Themes themes;

    @Start
    void open(Stage stage) {
        themes = new Themes(new FxThread(), Runnable::run, () -> false, false);
        LabWindow.show(stage, lab, themes, TestWindow.start(home)).navigator().show(Page.CHAT);
    }

    @Test
    void enterSendsAndShiftEnterBreaksTheLine(FxRobot robot) {
        show(LabScenes.ready(4));
        robot.write("first").press(KeyCode.SHIFT).type(KeyCode.ENTER).release(KeyCode.SHIFT);
        robot.write("second").type(KeyCode.ENTER);

        assertThat(lab.questions()).containsExactly(List.of(new ChatMessage("user", "first\nsecond")));
        assertThat(prompt(robot).getText()).isEmpty();
    }

    @Test
    void whatIsTypedBeforeTheLabIsReadyStays(FxRobot robot) {
        show(LabScenes.preparing(4));
        robot.write("too early").type(KeyCode.ENTER);

        assertThat(lab.questions()).isEmpty();
        assertThat(prompt(robot).getText()).isEqualTo("too early");
        assertThat(label(robot, "#hint")).isEqualTo("You can write now and send when the lab is ready.");
    }

    @Test
    void anAnswerStreamsAndEndsWithItsFigures(FxRobot robot) {
        ask(robot);
        lab.answer().token("A pipe");
        lab.answer().token("line");
        settle();
        assertThat(label(robot, ".message-text:last")).startsWith("A pipeline");

        lab.answer().done(LabScenes.result("A pipeline", 18, StopReason.STOP_TOKEN));
        settle();
        assertThat(label(robot, ".message-text:last")).isEqualTo("A pipeline");
        assertThat(label(robot, ".message-statistics:last"))
                .isEqualTo("First token 42\u00a0ms  ·  62.5\u00a0tokens/s  ·  18 tokens  ·  Complete");
    }

    @Test
    void escapeStopsTheAnswer(FxRobot robot) {
        ask(robot);
        robot.type(KeyCode.ESCAPE);

        assertThat(lab.calls()).containsExactly("stop");
    }

    @Test
    void theCopyButtonCopiesTheAnswer(FxRobot robot) {
        ask(robot);
        lab.answer().token("A row of workers.");
        lab.answer().done(LabScenes.result("A row of workers.", 5, StopReason.STOP_TOKEN));
        settle();
        Button copy = robot.lookup("#copy").match(Node::isVisible).queryAllAs(Button.class).stream()
                .filter(button -> button.getParent().isVisible())
                .findFirst()
                .orElseThrow();
        robot.interact(copy::fire);

        String copied = WaitForAsyncUtils.waitForAsyncFx(
                2000, () -> Clipboard.getSystemClipboard().getString());
        assertThat(copied).isEqualTo("A row of workers.");
    }

    @Test
    void clearEmptiesTheChat(FxRobot robot) {
        ask(robot);
        lab.answer().done(LabScenes.result("", 0, StopReason.STOP_TOKEN));
        settle();
        robot.interact(() -> robot.lookup("#clear").queryAs(Button.class).fire());

        assertThat(robot.lookup(".message").queryAllAs(Node.class)).isEmpty();
    }

    @Test
    void theEndOfALongAnswerStaysInView(FxRobot robot) {
        ask(robot);
        for (int i = 0; i < 80; i++) {
            lab.answer().token("Line " + i + "\n");
        }
        settle();

        ScrollPane scroll =
                robot.from(robot.lookup(".chat").queryAll()).lookup("#scroll").queryAs(ScrollPane.class);
        assertThat(scroll.getVvalue()).isEqualTo(scroll.getVmax());
    }

    @Test
    void tabLeavesThePrompt(FxRobot robot) {
        show(LabScenes.ready(4));
        robot.write("x").type(KeyCode.TAB);

        assertThat(prompt(robot).isFocused()).isFalse();
        assertThat(prompt(robot).getText()).isEqualTo("x");
    }

    @Test
    void everyButtonHasWordsForThoseWhoDoNotSeeIt(FxRobot robot) {
        ask(robot);
        lab.answer().done(LabScenes.result("", 0, StopReason.STOP_TOKEN));
        settle();

        assertThat(robot.lookup(node -> node instanceof ButtonBase && node.isFocusTraversable())
                        .queryAllAs(ButtonBase.class))
                .allMatch(button -> !words(button).isBlank());
    }

    private static String words(ButtonBase button) {
        String words = button.getAccessibleText() == null ? button.getText() : button.getAccessibleText();
        return words == null ? "" : words;
    }

    private void ask(FxRobot robot) {
        show(LabScenes.ready(4));
        robot.write("What is a pipeline?").type(KeyCode.ENTER);
    }

    private void show(List<LabEvent> events) {
        lab.send(events);
        settle();
    }

    private static void settle() {
        WaitForAsyncUtils.waitForFxEvents(5);
    }

    private static TextArea prompt(FxRobot robot) {
        return robot.lookup("#prompt").queryAs(TextArea.class);
    }

    /** @param query a selector; with {@code :last} the last node that it finds is meant */
    private static String label(FxRobot robot, String query) {
        List<Label> labels = robot.lookup(query.replace(":last", "")).queryAllAs(Label.class).stream()
                .collect(Collectors.toList());
        return labels.get(query.endsWith(":last") ? labels.size() - 1 : 0).getText();
    }
}
