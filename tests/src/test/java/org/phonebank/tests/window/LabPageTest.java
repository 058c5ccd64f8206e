package org.phonebank.tests.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.desktop.incident.Incident.Severity;
import org.phonebank.desktop.lab.LabEvent;
import org.phonebank.desktop.lab.LabEvent.PhonesChanged;
import org.phonebank.desktop.lab.LabEvent.StateChanged;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.window.Frame;
import org.phonebank.desktop.window.LabWindow;
import org.phonebank.desktop.window.base.FxThread;
import org.phonebank.desktop.window.base.Language;
import org.phonebank.desktop.window.base.Page;
import org.phonebank.desktop.window.base.Themes;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The page Lab in one window: each test begins with a lab that is stopped. */
@ExtendWith(DisplayCondition.class)
class LabPageTest {
    @TempDir
    static Path home;

    private static final ScriptedLab LAB = new ScriptedLab();

    @SuppressWarnings("NullAway.Init")
    private static Frame frame;

    private final FxRobot robot = new FxRobot();

    @BeforeAll
    static void open() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupStage(LabPageTest::open);
    }

    private static void open(Stage stage) {
        Themes themes = new Themes(new FxThread(), Runnable::run, () -> false, false);
        frame = LabWindow.show(stage, LAB, themes, TestWindow.start(home));
        frame.navigator().show(Page.LAB);
    }

    @BeforeEach
    void stop() {
        show(List.of(new StateChanged(LabState.STOPPED), new PhonesChanged(List.of())));
        LAB.forgetCalls();
    }

    @Test
    void anEmptyPageOffersSetup() {
        assertThat(robot.lookup("#emptyTitle").queryAs(Label.class).getText()).isEqualTo("No lab yet");
        assertThat(robot.lookup("#setup").queryButton().isVisible()).isTrue();
    }

    @Test
    void layersAreDraggedToTheNextPhoneAndApplied() {
        show(PlacementScenes.serving(3, 3));
        Node layers = robot.from(card(0)).lookup(".layer-ribbon").query();
        robot.drag(
                        layers.localToScreen(layers.getLayoutBounds().getWidth() * 2.5 / 12, 6)
                                .getX(),
                        y(layers))
                .moveTo(card(1));
        settle();
        assertThat(texts(".card-verdict-words"))
                .contains("Can take layers 3–8", "Holds layers 9–12: layers between would be skipped");
        assertThat(text(robot.lookup("#chat").query(), ".figure-present")).contains("than");
        robot.drop();
        settle();
        assertThat(texts(".layers-text")).containsExactly("Layers 1–2 of 12", "Layers 3–8 of 12", "Layers 9–12 of 12");

        robot.interact(() -> robot.lookup("#apply").queryButton().fire());
        assertThat(LAB.calls()).singleElement().asString().startsWith("apply BY_HAND");
    }

    @Test
    void cardsThatAreMadeWhileTheLabServesShowTheirLayersToo() {
        show(PlacementScenes.serving(3, 3));
        robot.interact(() -> frame.languageProperty().set(Language.JAPANESE));
        settle();
        int blocks = robot.from(card(0)).lookup(".layer-block").queryAll().size();
        robot.interact(() -> frame.languageProperty().set(Language.ENGLISH));
        settle();

        assertThat(blocks).isEqualTo(12);
    }

    @Test
    void escapeGivesADragUp() {
        show(PlacementScenes.serving(3, 3));
        robot.drag(robot.from(card(0)).lookup(".card-name").<Node>query()).moveTo(card(1));
        robot.type(KeyCode.ESCAPE);
        robot.drop();
        settle();

        assertThat(texts(".card-name").get(0)).isEqualTo("Google Pixel 2");
        assertThat(robot.lookup("#undo").queryButton().isDisabled()).isTrue();
    }

    @Test
    void aBoundaryIsDragged() {
        show(PlacementScenes.serving(3, 3));
        Node handle = robot.lookup(".strip-handle").query();
        Node strip = robot.lookup(".layer-strip").query();
        double pitch = strip.getLayoutBounds().getWidth() / 12;
        robot.drag(handle).moveBy(2 * pitch, 0).drop();
        settle();

        assertThat(texts(".layers-text").get(0)).isEqualTo("Layers 1–6 of 12");
    }

    @Test
    void keysDoWhatTheMouseDoes() {
        show(PlacementScenes.serving(4, 3));
        robot.interact(() -> robot.lookup(".strip-handle").query().requestFocus());
        robot.type(KeyCode.RIGHT);
        assertThat(texts(".layers-text").get(0)).isEqualTo("Layers 1–5 of 12");
        robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
        assertThat(texts(".layers-text").get(0)).isEqualTo("Layers 1–4 of 12");

        robot.interact(() -> card(0).requestFocus());
        robot.press(KeyCode.ALT).type(KeyCode.RIGHT).release(KeyCode.ALT);
        assertThat(texts(".layers-text").get(0)).isEqualTo("Layers 1–3 of 12");
        robot.type(KeyCode.SPACE, KeyCode.RIGHT);
        assertThat(card(1).isFocused()).isTrue();
        robot.type(KeyCode.ENTER);
        settle();

        assertThat(robot.lookup(".chain-cell .card-name").queryAllAs(Label.class))
                .extracting(Label::getText)
                .containsExactly("samsung SM-G930F", "Google Pixel 2", "Xiaomi Redmi Note 7");
    }

    @Test
    void whatCannotBeDoneSaysWhy() {
        show(PlacementScenes.serving(3, 3));
        Button apply = robot.lookup("#apply").queryButton();

        assertThat(apply.isDisabled()).isTrue();
        assertThat(apply.getAccessibleHelp()).isEqualTo("The layers are where you want them. Move some first.");
    }

    @Test
    void cardsFollowThePhones() {
        show(LabScenes.ready(3));
        assertThat(cards()).hasSize(3).first().isEqualTo("Google Pixel 2, Serving, Layers 1–4 of 12, 94\u00a0%");

        show(List.of(new PhonesChanged(List.of())));
        assertThat(cards()).isEmpty();
    }

    @Test
    void cardsSayWhoServesWhoIsMadeReadyAndWhoStandsBy() {
        show(ServingScenes.mending());

        assertThat(cards())
                .extracting(words -> words.split(", ", -1)[1])
                .containsExactly("Serving", "Serving", "Failed", "Working", "Working");
        assertThat(texts(".chain-missing")).containsExactly("No phone has layers 5–8. Answers wait.");
    }

    @Test
    void incidentsAreListedAndReplacedAsTheyUnfold() {
        show(ServingScenes.mending());
        show(List.of(ServingScenes.happened(2, Severity.NOTE, "All is well again.")));

        assertThat(robot.lookup(".incident-row").queryAllAs(Node.class))
                .extracting(row -> row.getAccessibleText().replaceFirst("[0-9:]{8}", "time"))
                .startsWith(
                        "Note, time, All is well again.",
                        "Note, time, Google Pixel 2 works at half its speed; layers 4–5 moved from it to samsung"
                                + " SM-G930F in 1.2 s.");
    }

    @Test
    void aFaultIsCausedFromTheMenuOfAVirtualPhone() {
        show(LabScenes.ready(1));
        robot.clickOn("#menu").moveTo("Make something happen").type(KeyCode.RIGHT);
        settle();
        assertThat(robot.lookup("Now: slow link, other apps busy").tryQuery()).isPresent();
        robot.moveTo("Disturb its connection");
        settle();
        robot.clickOn("Pull the cable");

        assertThat(LAB.calls()).containsExactly("VP01 unplug");
    }

    @Test
    void everyButtonHasWordsForThoseWhoDoNotSeeIt() {
        show(PlacementScenes.serving(3, 2));

        assertThat(robot.lookup(node -> node instanceof ButtonBase && node.isFocusTraversable())
                        .queryAllAs(ButtonBase.class))
                .allMatch(button -> !words(button).isBlank());
    }

    private static String words(ButtonBase button) {
        String words = button.getAccessibleText() == null ? button.getText() : button.getAccessibleText();
        return words == null ? "" : words;
    }

    private static double y(Node node) {
        return node.localToScreen(0, node.getLayoutBounds().getHeight() / 2).getY();
    }

    private Node card(int place) {
        return robot.lookup(".chain-cell .phone-card").nth(place).query();
    }

    private List<String> cards() {
        return robot.lookup(".phone-card").queryAllAs(Node.class).stream()
                .map(Node::getAccessibleText)
                .toList();
    }

    private List<String> texts(String selector) {
        return robot.lookup(selector).queryAllAs(Label.class).stream()
                .map(Label::getText)
                .toList();
    }

    private String text(Node in, String selector) {
        return robot.from(in).lookup(selector).queryAs(Label.class).getText();
    }

    private void show(List<LabEvent> events) {
        LAB.send(events);
        settle();
    }

    private static void settle() {
        WaitForAsyncUtils.waitForFxEvents(5);
    }
}
