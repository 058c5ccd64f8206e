package org.phonebank.tests.window;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phonebank.desktop.lab.ChatListener;
import org.phonebank.desktop.lab.LabEvent.StateChanged;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.window.Frame;
import org.phonebank.desktop.window.LabWindow;
import org.phonebank.desktop.window.base.FxThread;
import org.phonebank.desktop.window.base.Page;
import org.phonebank.desktop.window.base.ThemeChoice;
import org.phonebank.desktop.window.base.Themes;
import org.phonebank.pipeline.generation.StopReason;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Pictures of the window in each situation, both themes and two sizes, in {@code target/screenshots}. */
@ExtendWith({DisplayCondition.class, ApplicationExtension.class})
class WindowPicturesTest {
    @TempDir
    static Path home;

    private final ScriptedLab lab = new ScriptedLab();

    @SuppressWarnings("NullAway.Init")
    private Stage stage;

    @SuppressWarnings("NullAway.Init")
    private Themes themes;

    @SuppressWarnings("NullAway.Init")
    private Frame frame;

    @Start
    void open(Stage primary) {
        stage = primary;
        themes = new Themes(new FxThread(), Runnable::run, () -> false, false);
        frame = LabWindow.show(stage, lab, themes, TestWindow.start(home));
        frame.navigator().show(Page.LAB);
    }

    @ParameterizedTest
    @CsvSource({"LIGHT,1280,800", "DARK,1280,800", "LIGHT,1920,1080", "DARK,1920,1080", "LIGHT,700,420"})
    void everySituationIsDrawn(ThemeChoice theme, int width, int height, FxRobot robot) {
        robot.interact(() -> {
            themes.choiceProperty().set(theme);
            stage.setWidth(width);
            stage.setHeight(height);
        });
        String suffix = "-" + theme.name().toLowerCase(java.util.Locale.ROOT) + "-" + width;
        picture(robot, "empty" + suffix);
        lab.send(List.of(new StateChanged(LabState.PREPARING, "")));
        picture(robot, "looking" + suffix);
        lab.send(LabScenes.preparing(4));
        picture(robot, "preparing" + suffix);
        lab.send(LabScenes.failing(4, "The phone samsung SM-G930F vanished while the worker was pushed: plug it in."));
        picture(robot, "failed" + suffix);
        lab.send(LabScenes.ready(4));
        picture(robot, "ready" + suffix);
        robot.interact(() -> frame.navigator().show(Page.CHAT));
        converse(robot);
        picture(robot, "answering" + suffix);
        robot.interact(() -> frame.navigator().show(Page.LAB));
        lab.send(LabScenes.ready(12));
        picture(robot, "twelve" + suffix);
        lab.send(ServingScenes.allIsWell());
        picture(robot, "serving" + suffix);
        lab.send(ServingScenes.mending());
        picture(robot, "mending" + suffix);
        lab.send(ServingScenes.stuck());
        picture(robot, "stuck" + suffix);
        lab.send(ServingScenes.mirrored());
        picture(robot, "mirrored" + suffix);
        lab.send(LabScenes.ready(1));
        picture(robot, "one" + suffix);
    }

    private void converse(FxRobot robot) {
        robot.interact(() -> robot.lookup(".suggestion").queryAs(Button.class).fire());
        ChatListener answer = lab.answer();
        answer.token("A pipeline is a row of workers: each does its part and hands the rest on.");
        answer.done(LabScenes.result("", 18, StopReason.STOP_TOKEN));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void picture(FxRobot robot, String name) {
        WaitForAsyncUtils.waitForFxEvents(5);
        robot.interact(() -> Pictures.take(stage, name));
    }
}
