package org.phonebank.tests.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phonebank.desktop.lab.LabEvent;
import org.phonebank.desktop.lab.LabEvent.Rearranging;
import org.phonebank.desktop.lab.LabEvent.StateChanged;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.lab.Rearrangement;
import org.phonebank.desktop.window.Frame;
import org.phonebank.desktop.window.LabWindow;
import org.phonebank.desktop.window.base.FxThread;
import org.phonebank.desktop.window.base.Language;
import org.phonebank.desktop.window.base.Page;
import org.phonebank.desktop.window.base.ThemeChoice;
import org.phonebank.desktop.window.base.Themes;
import org.phonebank.pipeline.phrase.Phrase;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Pictures of the page Lab while layers are placed, in {@code target/screenshots}; drawn when they are asked for. */
@ExtendWith(DisplayCondition.class)
@EnabledIfSystemProperty(named = "phonebank.pictures", matches = "lab|all")
class LabPicturesTest {
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
        stage = FxToolkit.registerPrimaryStage();
        ROBOT.interact(() -> {
            themes = new Themes(new FxThread(), Runnable::run, () -> false, false);
            frame = LabWindow.show(stage, LAB, themes, TestWindow.start(home));
        });
    }

    @AfterAll
    static void close() throws TimeoutException {
        FxToolkit.cleanupStages();
    }

    @ParameterizedTest
    @CsvSource({
        "LIGHT,ENGLISH,1280,800",
        "DARK,ENGLISH,1280,800",
        "LIGHT,JAPANESE,1280,800",
        "LIGHT,ENGLISH,1920,1080",
        "DARK,ENGLISH,1920,1080",
        "LIGHT,ENGLISH,700,420"
    })
    void placingIsDrawn(ThemeChoice theme, Language language, int width, int height) {
        ROBOT.interact(() -> {
            themes.choiceProperty().set(theme);
            frame.languageProperty().set(language);
            frame.navigator().show(Page.LAB);
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(width);
            stage.setHeight(height);
        });
        String suffix = "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + width
                + (language == Language.ENGLISH ? "" : "-" + language.name().toLowerCase(Locale.ROOT));
        draw("empty" + suffix, List.of(new StateChanged(LabState.STOPPED, "")));
        draw("preparing" + suffix, LabScenes.preparing(4));
        draw("one" + suffix, PlacementScenes.serving(1, 1));
        draw("twelve" + suffix, PlacementScenes.serving(12, 12));
        draw("forty" + suffix, PlacementScenes.serving(40, 9));
        draw("mending" + suffix, ServingScenes.mending());
        draw("mirrored" + suffix, ServingScenes.mirrored());
        draw("five" + suffix, PlacementScenes.serving(5, 3));
        if (height > 500) {
            change(suffix);
        }

        assertThat(Pictures.file("lab-five" + suffix)).isNotEmptyFile();
    }

    /** Layers are held by keys, dragged by mouse, dropped, and on their way. */
    private static void change(String suffix) {
        ROBOT.interact(() -> card(1).requestFocus());
        ROBOT.type(KeyCode.SPACE);
        picture("held" + suffix);
        ROBOT.type(KeyCode.ESCAPE);
        ROBOT.drag(ROBOT.from(card(1)).lookup(".layer-ribbon").<Node>query()).moveTo(card(0));
        picture("drag" + suffix);
        ROBOT.drop();
        picture("changed" + suffix);
        draw(
                "moving" + suffix,
                List.of(new Rearranging(
                        Rearrangement.LOADING,
                        0.4,
                        Set.of(LabScenes.serial(0)),
                        Phrase.verbatim("Phones load their new layers."))));
    }

    private static Node card(int place) {
        return ROBOT.lookup(".chain-cell .phone-card").nth(place).query();
    }

    private static void draw(String name, List<LabEvent> events) {
        LAB.send(events);
        picture(name);
    }

    private static void picture(String name) {
        ROBOT.interact(() -> frame.notices().clear());
        WaitForAsyncUtils.waitForFxEvents(4);
        ROBOT.interact(() -> Pictures.take(stage, "lab-" + name));
    }
}
