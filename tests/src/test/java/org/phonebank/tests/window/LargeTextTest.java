package org.phonebank.tests.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javafx.geometry.Bounds;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phonebank.desktop.window.Frame;
import org.phonebank.desktop.window.LabWindow;
import org.phonebank.desktop.window.base.FxThread;
import org.phonebank.desktop.window.base.Language;
import org.phonebank.desktop.window.base.Page;
import org.phonebank.desktop.window.base.Preferences;
import org.phonebank.desktop.window.base.Themes;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/** With text of twice the usual size, a window of 1280 by 800 still shows whole what each page is there for. */
@ExtendWith(DisplayCondition.class)
class LargeTextTest {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;
    private static final List<String> EVERYWHERE =
            List.of("#search", "#bell", "#themeMenu", ".top-bar .state-pill", "#rail-settings");

    @TempDir
    static Path home;

    private static final FxRobot ROBOT = new FxRobot();
    private static final ScriptedLab LAB = new ScriptedLab();

    @SuppressWarnings("NullAway.Init")
    private static Frame frame;

    @BeforeAll
    static void open() throws TimeoutException {
        Preferences preferences = Preferences.open(home.resolve("window.json"));
        preferences.number("text.size", 2);
        Stage stage = FxToolkit.registerPrimaryStage();
        AtomicReference<Frame> opened = new AtomicReference<>();
        ROBOT.interact(() -> {
            Themes themes = new Themes(new FxThread(), Runnable::run, () -> false, false);
            opened.set(LabWindow.show(stage, LAB, themes, TestWindow.start(home), preferences));
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(WIDTH);
            stage.setHeight(HEIGHT);
        });
        frame = Objects.requireNonNull(opened.get());
        LAB.send(PlacementScenes.serving(5, 4));
    }

    @AfterAll
    static void close() throws TimeoutException {
        FxToolkit.cleanupStages();
    }

    @ParameterizedTest
    @CsvSource({
        "ENGLISH, SETUP, #next",
        "ENGLISH, LAB, #placeForChat #placeForBatch #undo #redo #discard #apply",
        "ENGLISH, MONITOR, #monitorExport",
        "ENGLISH, CHAT, #begin #send #settingsShown",
        "ENGLISH, BATCH, #choose",
        "ENGLISH, SETTINGS, #language #textSize",
        "JAPANESE, SETUP, #next",
        "JAPANESE, LAB, #placeForChat #placeForBatch #undo #redo #discard #apply",
        "JAPANESE, MONITOR, #monitorExport",
        "JAPANESE, CHAT, #begin #send #settingsShown",
        "JAPANESE, BATCH, #choose",
        "JAPANESE, SETTINGS, #language #textSize"
    })
    void whatAPageIsThereForIsInTheWindow(Language language, Page page, String actions) {
        ROBOT.interact(() -> {
            frame.languageProperty().set(language);
            frame.navigator().show(page);
        });

        // What there is room for is known after a layout, and shown by the next one.
        Awaitility.await().untilAsserted(() -> {
            assertThat(List.of(actions.split(" "))).allSatisfy(LargeTextTest::assertWhole);
            assertThat(EVERYWHERE).allSatisfy(LargeTextTest::assertWhole);
        });
    }

    private static void assertWhole(String query) {
        assertThat(ROBOT.lookup(query).queryAllAs(Control.class).stream().filter(Control::isVisible))
                .as(query)
                .isNotEmpty()
                .allSatisfy(control -> {
                    Bounds bounds = control.localToScene(control.getLayoutBounds());
                    assertThat(bounds.getMinX()).isNotNegative();
                    assertThat(bounds.getMinY()).isNotNegative();
                    assertThat(bounds.getMaxX()).isLessThanOrEqualTo(WIDTH);
                    assertThat(bounds.getMaxY()).isLessThanOrEqualTo(HEIGHT);
                    if (control instanceof Labeled) {
                        assertThat(control.getWidth()).isGreaterThanOrEqualTo(Math.floor(control.prefWidth(-1)));
                    }
                });
    }
}
