package org.phonebank.tests.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.desktop.window.Frame;
import org.phonebank.desktop.window.base.FxThread;
import org.phonebank.desktop.window.base.Language;
import org.phonebank.desktop.window.base.Page;
import org.phonebank.desktop.window.base.ThemeChoice;
import org.phonebank.desktop.window.base.Themes;
import org.phonebank.desktop.window.base.Tone;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The frame by keyboard, in one window for all tests. */
@ExtendWith(DisplayCondition.class)
class FrameTest {
    @TempDir
    static Path home;

    private static final FxRobot ROBOT = new FxRobot();
    private static final ScriptedLab LAB = new ScriptedLab();

    @SuppressWarnings("NullAway.Init")
    private static Stage stage;

    @SuppressWarnings("NullAway.Init")
    private static Themes themes;

    @SuppressWarnings("NullAway.Init")
    private static Frame frame;

    @BeforeAll
    static void open() throws TimeoutException {
        PicturedWindow shown = PicturedWindow.open(LAB, TestWindow.start(home));
        stage = shown.stage();
        themes = shown.themes();
        frame = shown.frame();
    }

    @AfterEach
    void asBefore() {
        ROBOT.interact(() -> {
            frame.languageProperty().set(Language.ENGLISH);
            themes.choiceProperty().set(ThemeChoice.LIGHT);
            frame.notices().clear();
            frame.navigator().show(Page.LAB);
        });
    }

    @AfterAll
    static void close() throws TimeoutException {
        FxToolkit.cleanupStages();
    }

    @Test
    void pagesAreSwitchedByTheirKeysAndByTheRail() {
        ROBOT.clickOn("#rail-chat");
        assertThat(frame.navigator().pageProperty().get()).isEqualTo(Page.CHAT);

        int number = 1 + selectedAmongTheFirst("#rail-lab");
        ROBOT.push(KeyCode.CONTROL, KeyCode.valueOf("DIGIT" + number));
        assertThat(frame.navigator().pageProperty().get()).isEqualTo(Page.LAB);
        assertThat(ROBOT.lookup("#rail-lab").queryAs(ToggleButton.class).isSelected())
                .isTrue();
    }

    @Test
    void aCommandIsFoundByAFewLettersAndDoneByEnter() {
        ROBOT.push(KeyCode.CONTROL, KeyCode.K);
        ROBOT.write("dark", 0).push(KeyCode.ENTER);
        settle();

        assertThat(Application.getUserAgentStylesheet()).contains("primer-dark");
        assertThat(isShown(".palette")).isFalse();
    }

    @Test
    void thePaletteLeavesTheFocusWhereItWas() {
        ROBOT.interact(() -> frame.navigator().show(Page.CHAT));
        ROBOT.interact(() -> ROBOT.lookup("#rail-chat").query().requestFocus());
        ROBOT.push(KeyCode.CONTROL, KeyCode.K);
        assertThat(stage.getScene().getFocusOwner()).isInstanceOf(TextInputControl.class);
        ROBOT.push(KeyCode.ESCAPE);

        assertThat(stage.getScene().getFocusOwner().getId()).isEqualTo("rail-chat");
    }

    @Test
    void whatWaitsForAFrameMayOpenADialog() throws Exception {
        CompletableFuture<Boolean> may = new CompletableFuture<>();
        new FxThread().afterFrame(() -> may.complete(Platform.canStartNestedEventLoop()));

        assertThat(may.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aFailureIsABannerThatSaysWhatHappenedAndOffersToPrepareAgain() {
        LAB.send(LabScenes.failing(4, "VP02 is gone: plug it in."));
        settle();
        assertThat(texts(".banner-text")).containsExactly("VP02 is gone: plug it in.");
        ROBOT.clickOn("#action");

        assertThat(LAB.calls()).containsExactly("retry");
    }

    @Test
    void whatIsToldPopsUpAndStaysInTheListWithItsDetails() {
        ROBOT.interact(() -> {
            frame.notices().tell(Tone.SUCCESS, "Done", "All is well.");
            frame.notices().fail("Not written", "Choose another folder.", "a trace");
        });
        assertThat(texts(".toasts .notice-title")).containsExactly("Done", "Not written");

        ROBOT.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.N);
        assertThat(texts(".toasts .notice-title")).isEmpty();
        assertThat(texts(".notice-list .notice-title")).containsExactly("Not written", "Done");
        ROBOT.clickOn("Details");
        assertThat(ROBOT.lookup(".notice-list .notice-trace")
                        .queryAs(TextInputControl.class)
                        .getText())
                .isEqualTo("a trace");

        ROBOT.push(KeyCode.ESCAPE);
        assertThat(isShown(".notice-list")).isFalse();
    }

    @Test
    void theListOfWhatWasToldKeepsTheFocusWhenWhatHadItGoes() {
        ROBOT.interact(() -> {
            frame.notices().tell(Tone.SUCCESS, "Done", "All is well.");
            frame.notices().tell(Tone.SUCCESS, "Done as well", "All is well.");
        });
        ROBOT.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.N);
        Awaitility.await()
                .until(() ->
                        ROBOT.lookup(".notice-list .notice-close").tryQuery().isPresent());
        ROBOT.clickOn(".notice-list .notice-close");
        assertThat(texts(".notice-list .notice-title")).containsExactly("Done");
        Awaitility.await().until(() -> isFocusIn(".notice-list"));

        ROBOT.clickOn(".notice-list .notice-close");
        assertThat(texts(".notice-list .notice-title")).isEmpty();
        Awaitility.await().until(() -> isFocusIn(".notice-list"));
        ROBOT.push(KeyCode.ESCAPE);

        assertThat(isShown(".notice-list")).isFalse();
    }

    @Test
    void theLanguageIsSwitchedLiveOnTheSamePage() {
        ROBOT.interact(() -> frame.navigator().show(Page.CHAT));
        ROBOT.interact(() -> frame.languageProperty().set(Language.JAPANESE));
        settle();

        assertThat(ROBOT.lookup("#rail-chat").queryAs(ToggleButton.class).isSelected())
                .isTrue();
        assertThat(texts("#rail-chat")).containsExactly("チャット");
    }

    @Test
    void whatAPersonChoseIsKeptInAFile() {
        ROBOT.interact(() -> {
            themes.choiceProperty().set(ThemeChoice.DARK);
            frame.navigator().show(Page.CHAT);
            stage.setWidth(1000);
        });
        settle();
        ROBOT.interact(frame::keep);

        Awaitility.await().untilAsserted(() -> assertThat(Files.readString(home.resolve("window.json")))
                .contains("\"page\" : \"CHAT\"", "\"theme\" : \"DARK\"", "\"window.width\" : 1000.0"));
    }

    private static int selectedAmongTheFirst(String id) {
        Node button = ROBOT.lookup(id).query();
        return ROBOT.lookup(".rail-button").queryAllAs(ToggleButton.class).stream()
                .toList()
                .indexOf(button);
    }

    @Test
    void whoDismissesAToastGoesOnWhereTheyWere() {
        ROBOT.interact(() -> frame.navigator().show(Page.CHAT));
        ROBOT.clickOn("#prompt");
        Node prompt = stage.getScene().getFocusOwner();
        ROBOT.interact(() -> frame.notices().tell(Tone.SUCCESS, "Done", "All is well."));
        ROBOT.clickOn(".toasts .notice-close");
        settle();

        Awaitility.await().untilAsserted(() -> assertThat(stage.getScene().getFocusOwner())
                .isEqualTo(prompt));
    }

    private static boolean isFocusIn(String query) {
        Node outside = ROBOT.lookup(query).query();
        return Stream.iterate(stage.getScene().getFocusOwner(), Objects::nonNull, Node::getParent)
                .anyMatch(outside::equals);
    }

    private static boolean isShown(String query) {
        return ROBOT.lookup(query).match(Node::isVisible).tryQuery().isPresent() && parentsShown(query);
    }

    private static boolean parentsShown(String query) {
        for (Node node = ROBOT.lookup(query).query(); node != null; node = node.getParent()) {
            if (!node.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static List<String> texts(String query) {
        return ROBOT.lookup(query).queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
                .toList();
    }

    private static void settle() {
        WaitForAsyncUtils.waitForFxEvents(3);
    }
}
