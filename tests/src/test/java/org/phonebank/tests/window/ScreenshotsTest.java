package org.phonebank.tests.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.desktop.lab.LabEvent;
import org.phonebank.desktop.lab.LabEvent.StateChanged;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.window.Frame;
import org.phonebank.desktop.window.base.Language;
import org.phonebank.desktop.window.base.Page;
import org.phonebank.desktop.window.base.ThemeChoice;
import org.phonebank.desktop.window.base.Themes;
import org.phonebank.desktop.window.base.Tone;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Pictures of each page in {@code target/screenshots}, in both themes; with {@code -Dphonebank.pictures=all} in two sizes
 * and both languages, with one phone and with twelve, empty, and in trouble.
 */
@ExtendWith(DisplayCondition.class)
class ScreenshotsTest {
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

    private record Size(int width, int height) {}

    private record Scene(String name, List<LabEvent> events) {}

    @BeforeAll
    static void open() throws TimeoutException {
        PicturedWindow shown = PicturedWindow.open(LAB, TestWindow.start(home));
        stage = shown.stage();
        themes = shown.themes();
        frame = shown.frame();
    }

    @AfterAll
    static void close() throws TimeoutException {
        FxToolkit.cleanupStages();
    }

    @Test
    void eachPageIsDrawnInBothThemes() {
        resize(new Size(1280, 800));
        LAB.send(PlacementScenes.serving(4, 4));
        List<String> drawn = new ArrayList<>();
        for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            ROBOT.interact(() -> themes.choiceProperty().set(theme));
            drawn.addAll(pages("-" + lower(theme)));
        }

        assertThat(drawn)
                .allSatisfy(name ->
                        assertThat(Files.size(Pictures.file(name))).as(name).isGreaterThan(5_000));
    }

    @Test
    @EnabledIfSystemProperty(named = "phonebank.pictures", matches = "window|all")
    void everySituationIsDrawnInBothSizesThemesAndLanguages() {
        for (Size size : List.of(new Size(1280, 800), new Size(1920, 1080))) {
            resize(size);
            for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
                ROBOT.interact(() -> themes.choiceProperty().set(theme));
                String suffix = "-" + lower(theme) + "-" + size.width();
                scenes().forEach(scene -> {
                    LAB.send(scene.events());
                    pages("-" + scene.name() + suffix);
                });
                overlays(suffix);
            }
            ROBOT.interact(() -> frame.languageProperty().set(Language.JAPANESE));
            pages("-japanese-" + size.width());
            overlays("-japanese-" + size.width());
            ROBOT.interact(() -> frame.languageProperty().set(Language.ENGLISH));
        }
    }

    private static Stream<Scene> scenes() {
        return Stream.of(
                new Scene("stopped", List.of(new StateChanged(LabState.STOPPED))),
                new Scene("preparing", LabScenes.preparing(4)),
                new Scene(
                        "failed",
                        LabScenes.failing(4, "samsung SM-G930F vanished while its worker was pushed: plug it in.")),
                new Scene("one", PlacementScenes.serving(1, 1)),
                new Scene("mending", mending()),
                new Scene("twelve", PlacementScenes.serving(LabScenes.LAYERS, LabScenes.LAYERS)));
    }

    private static List<LabEvent> mending() {
        List<LabEvent> events = new ArrayList<>(ServingScenes.mending());
        events.add(PlacementScenes.bench(5, PlacementScenes.even(3)));
        return events;
    }

    /** Toasts, the list of notifications, and the palette. */
    private static void overlays(String suffix) {
        ROBOT.interact(() -> {
            frame.navigator().show(Page.LAB);
            frame.notices().clear();
            frame.notices().tell(Tone.SUCCESS, "The lab is ready", "You can ask your first question.");
            frame.notices().fail("The chart could not be saved", "Choose another folder.", "a stack trace");
        });
        picture("toasts" + suffix);
        ROBOT.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.N);
        picture("notifications" + suffix);
        ROBOT.push(KeyCode.ESCAPE);
        ROBOT.push(KeyCode.CONTROL, KeyCode.K);
        picture("palette" + suffix);
        ROBOT.write("undo");
        picture("palette-few" + suffix);
        ROBOT.push(KeyCode.ESCAPE);
        ROBOT.interact(() -> frame.notices().clear());
    }

    private static List<String> pages(String suffix) {
        List<String> names = new ArrayList<>();
        for (Page page : Page.values()) {
            if (ROBOT.lookup("#rail-" + lower(page)).tryQuery().isEmpty()) {
                continue;
            }
            ROBOT.interact(() -> {
                frame.notices().clear();
                frame.navigator().show(page);
            });
            names.add(picture(lower(page) + suffix));
        }
        return names;
    }

    private static void resize(Size size) {
        ROBOT.interact(() -> {
            stage.setWidth(size.width());
            stage.setHeight(size.height());
        });
    }

    private static String picture(String name) {
        WaitForAsyncUtils.waitForFxEvents(2);
        ROBOT.interact(() -> Pictures.take(stage, name));
        return name;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
