package org.phonebank.tests.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
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
import org.phonebank.desktop.window.base.Language;
import org.phonebank.desktop.window.base.Page;
import org.phonebank.desktop.window.base.ThemeChoice;
import org.phonebank.pipeline.phrase.Phrase;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/** Pictures of the page Lab while layers are placed, in {@code target/screenshots}; drawn when they are asked for. */
@ExtendWith(DisplayCondition.class)
@EnabledIfSystemProperty(named = "phonebank.pictures", matches = "lab|all")
class LabPicturesTest {
    @TempDir
    static Path home;

    private static final FxRobot ROBOT = new FxRobot();
    private static final ScriptedLab LAB = new ScriptedLab();

    @SuppressWarnings("NullAway.Init")
    private static PicturedWindow window;

    @BeforeAll
    static void open() throws TimeoutException {
        window = PicturedWindow.open(LAB, TestWindow.start(home));
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
        String suffix = window.show(Page.LAB, theme, language, width, height);
        draw("empty" + suffix, List.of(new StateChanged(LabState.STOPPED)));
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
        window.picture("lab-" + name);
    }
}
