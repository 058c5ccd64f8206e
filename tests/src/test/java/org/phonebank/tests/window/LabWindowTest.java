package org.phonebank.tests.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.desktop.lab.LabEvent;
import org.phonebank.desktop.window.LabWindow;
import org.phonebank.desktop.window.base.FxThread;
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

    @Start
    void open(Stage stage) {
        Themes themes = new Themes(new FxThread(), Runnable::run, () -> false, false);
        LabWindow.show(stage, lab, themes, TestWindow.start(home)).navigator().show(Page.LAB);
    }

    @Test
    void aFailureIsABannerThatSaysWhatHappenedAndOffersToPrepareAgain(FxRobot robot) {
        show(LabScenes.failing(4, "VP02 is gone: plug it in."));
        assertThat(label(robot, ".banner-text")).isEqualTo("VP02 is gone: plug it in.");
        robot.clickOn("#action");

        assertThat(lab.calls()).containsExactly("retry");
    }

    private void show(List<LabEvent> events) {
        lab.send(events);
        settle();
    }

    private static void settle() {
        WaitForAsyncUtils.waitForFxEvents(5);
    }

    /** @param query a selector; with {@code :last} the last node that it finds is meant */
    private static String label(FxRobot robot, String query) {
        List<Label> labels = robot.lookup(query.replace(":last", "")).queryAllAs(Label.class).stream()
                .collect(Collectors.toList());
        return labels.get(query.endsWith(":last") ? labels.size() - 1 : 0).getText();
    }
}
