package org.phonebank.tests.window;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phonebank.desktop.window.base.FxThread;
import org.phonebank.desktop.window.base.Language;
import org.phonebank.desktop.window.base.ThemeChoice;
import org.phonebank.desktop.window.base.Themes;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Pictures of the page Monitor, when asked for by {@code -Dphonebank.pictures=monitor}. */
@EnabledIfSystemProperty(named = "phonebank.pictures", matches = "monitor|all")
@ExtendWith({DisplayCondition.class, ApplicationExtension.class})
class MonitorPicturesTest {
    @TempDir
    static Path home;

    @SuppressWarnings("NullAway.Init")
    private Stage stage;

    @SuppressWarnings("NullAway.Init")
    private Themes themes;

    @SuppressWarnings("NullAway.Init")
    private MonitorStage monitor;

    @Start
    void open(Stage primary) {
        stage = primary;
        themes = new Themes(new FxThread(), Runnable::run, () -> false, false);
        monitor = new MonitorStage(stage, themes, home, new KeptPictures());
    }

    @ParameterizedTest
    @CsvSource({
        "LIGHT,ENGLISH,1190,740",
        "DARK,ENGLISH,1190,740",
        "LIGHT,ENGLISH,1830,1020",
        "DARK,ENGLISH,1830,1020",
        "LIGHT,JAPANESE,1190,740",
        "LIGHT,ENGLISH,600,380"
    })
    void everySituationIsDrawn(ThemeChoice theme, Language language, int width, int height, FxRobot robot) {
        String suffix = "-" + theme.name().toLowerCase(Locale.ROOT) + "-"
                + language.name().toLowerCase(Locale.ROOT) + "-" + width;
        robot.interact(() -> {
            themes.choiceProperty().set(theme);
            monitor.show(language, width, height);
        });
        picture(robot, "empty" + suffix);
        for (int phones : new int[] {1, 12, 40}) {
            robot.interact(() -> monitor.measure(new MeasuredPhones(phones), Duration.ofMinutes(6)));
            picture(robot, phones + suffix);
            robot.interact(() ->
                    monitor.root().lookupAll(".phone-tile").iterator().next().requestFocus());
            robot.type(KeyCode.ENTER);
            picture(robot, phones + "-detail" + suffix);
            robot.interact(
                    () -> monitor.root().lookup(".detail-charts .time-chart").requestFocus());
            robot.type(KeyCode.LEFT, 12);
            picture(robot, phones + "-pointed" + suffix);
            robot.interact(() -> ((MenuButton) monitor.root().lookup(".detail-charts .menu-button"))
                    .getItems()
                    .get(0)
                    .fire());
            robot.type(KeyCode.ESCAPE);
        }
    }

    /** Saves charts beside the pictures. */
    private static final class KeptPictures extends GoingBack {
        @Override
        public Optional<Path> saveFile(String title, String suggestedName, List<FileKind> kinds) {
            return Optional.of(Path.of("target", "screenshots", "monitor-saved-" + suggestedName));
        }
    }

    private void picture(FxRobot robot, String name) {
        WaitForAsyncUtils.waitForFxEvents(5);
        robot.interact(() -> Pictures.take(stage, "monitor-" + name));
    }
}
