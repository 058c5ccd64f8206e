package org.phonebank.tests.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.stage.Stage;
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
import org.phonebank.desktop.window.base.Notice;
import org.phonebank.desktop.window.base.Page;
import org.phonebank.desktop.window.base.Themes;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith({DisplayCondition.class, ApplicationExtension.class})
class LabWindowTest {
    @TempDir
    static Path home;

    private final ScriptedLab lab = new ScriptedLab();

    @SuppressWarnings("NullAway.Init")
    private Themes themes;

    @SuppressWarnings("NullAway.Init")
    private Frame frame;

    @Start
    void open(Stage stage) {
        themes = new Themes(new FxThread(), Runnable::run, () -> false, false);
        frame = LabWindow.show(stage, lab, themes, TestWindow.start(home));
        frame.navigator().show(Page.LAB);
    }

    @Test
    void cancelAndPrepareAgainReachTheLab(FxRobot robot) {
        show(LabScenes.preparing(4));
        robot.clickOn("#cancel");
        show(List.of(new StateChanged(LabState.STOPPED, "")));
        robot.clickOn("#retry");

        assertThat(lab.calls()).containsExactly("cancel", "retry");
    }

    @Test
    void aFailureIsABannerThatSaysWhatHappenedAndOffersToPrepareAgain(FxRobot robot) {
        show(LabScenes.failing(4, "VP02 is gone: plug it in."));
        assertThat(label(robot, ".banner-text")).isEqualTo("VP02 is gone: plug it in.");
        robot.clickOn("#action");

        assertThat(lab.calls()).containsExactly("retry");
    }

    @Test
    void cardsFollowThePhones(FxRobot robot) {
        show(LabScenes.ready(3));
        assertThat(cards(robot)).hasSize(3).first().isEqualTo("Google Pixel 2, Serving, Layers 1–4 of 12, 94\u00a0%");

        show(List.of(new PhonesChanged(List.of())));
        assertThat(cards(robot)).isEmpty();
    }

    @Test
    void cardsSayWhoServesWhoIsMadeReadyAndWhoStandsBy(FxRobot robot) {
        show(ServingScenes.mending());

        assertThat(cards(robot))
                .extracting(words -> words.split(", ", -1)[1])
                .containsExactly("Serving", "Serving", "Failed", "Working", "Working");
        assertThat(label(robot, ".chain-missing")).isEqualTo("No phone has layers 5–8. Answers wait.");
        assertThat(label(robot, "#state")).isEqualTo("Degraded");
    }

    @Test
    void incidentsAreListedAndReplacedAsTheyUnfold(FxRobot robot) {
        show(ServingScenes.mending());
        show(List.of(ServingScenes.happened(2, Severity.NOTE, "All is well again.")));

        assertThat(robot.lookup(".incident-row").queryAllAs(Node.class))
                .extracting(row -> row.getAccessibleText().replaceFirst("[0-9:]{8}", "time"))
                .containsExactly(
                        "Note, time, All is well again.",
                        "Note, time, Google Pixel 2 works at half its speed; layers 4–5 moved from it to samsung"
                                + " SM-G930F in 1.2 s.");
    }

    @Test
    void theIncidentsAreFoldedByTheirButton(FxRobot robot) {
        show(ServingScenes.mending());
        Button toggle = robot.from(robot.lookup(".incidents").queryAll())
                .lookup("#toggle")
                .queryButton();
        robot.interact(toggle::fire);

        assertThat(robot.lookup(".incident-row").match(LabWindowTest::isShown).queryAll())
                .isEmpty();
        assertThat(label(robot, "#newest")).startsWith("samsung SM-G930F does not answer any more;");
    }

    @Test
    void aFaultIsCausedFromTheMenuOfAVirtualPhone(FxRobot robot) {
        show(LabScenes.ready(2));
        robot.clickOn("#faults");
        settle();
        assertThat(robot.lookup("Lasts: slow link, other apps busy").tryQuery()).isPresent();
        robot.clickOn("Pull the cable");

        assertThat(lab.calls()).containsExactly("VP01 unplug");
        MenuButton menu = robot.lookup("#faults").queryAs(MenuButton.class);
        assertThat(menu.isFocused()).isTrue();
    }

    @Test
    void aFaultThatCannotBeCausedIsSaid(FxRobot robot) {
        lab.refuse("No virtual phone runs.");
        show(LabScenes.ready(2));
        robot.clickOn("#faults").clickOn("Drain the battery");
        settle();

        assertThat(frame.notices().all())
                .extracting(Notice::title, Notice::text)
                .contains(tuple("That could not be made to happen", "No virtual phone runs."));
    }

    private static boolean isShown(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private void show(List<LabEvent> events) {
        lab.send(events);
        settle();
    }

    private static void settle() {
        WaitForAsyncUtils.waitForFxEvents(5);
    }

    private static List<String> cards(FxRobot robot) {
        return robot.lookup(".phone-card").queryAllAs(Node.class).stream()
                .map(Node::getAccessibleText)
                .toList();
    }

    /** @param query a selector; with {@code :last} the last node that it finds is meant */
    private static String label(FxRobot robot, String query) {
        List<Label> labels = robot.lookup(query.replace(":last", "")).queryAllAs(Label.class).stream()
                .collect(Collectors.toList());
        return labels.get(query.endsWith(":last") ? labels.size() - 1 : 0).getText();
    }
}
