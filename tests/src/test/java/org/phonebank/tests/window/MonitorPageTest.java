package org.phonebank.tests.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.desktop.window.base.FxThread;
import org.phonebank.desktop.window.base.Language;
import org.phonebank.desktop.window.base.Notice;
import org.phonebank.desktop.window.base.Page;
import org.phonebank.desktop.window.base.Themes;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith({DisplayCondition.class, ApplicationExtension.class})
class MonitorPageTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration SECONDS = Duration.ofSeconds(5);

    @TempDir
    static Path home;

    private final SavingDialogs dialogs = new SavingDialogs();

    @SuppressWarnings("NullAway.Init")
    private MonitorStage monitor;

    @Start
    void open(Stage stage) {
        Themes themes = new Themes(new FxThread(), Runnable::run, () -> false, false);
        monitor = new MonitorStage(stage, themes, home, dialogs);
        monitor.show(Language.ENGLISH, 1100, 740);
    }

    @Test
    void withoutPhonesThePageOffersSetup(FxRobot robot) {
        robot.interact(() -> button("#openSetup").fire());

        assertThat(monitor.navigator().pageProperty().get()).isEqualTo(Page.SETUP);
    }

    @Test
    void aPhoneIsOpenedAndClosedByKeys(FxRobot robot) {
        measure(robot, 12, SECONDS);
        robot.interact(() -> tiles().get(0).requestFocus());
        robot.type(KeyCode.RIGHT, KeyCode.DOWN, KeyCode.LEFT, KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        String opened = label("#name");
        assertThat(words(focused())).startsWith(opened + ", ");
        assertThat(all(".chart-card")).hasSize(10);

        robot.type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(all(".monitor-detail")).isEmpty();
    }

    @Test
    void onlyTheTilesThatCanBeSeenAreMadeAndKeysReachTheOthers(FxRobot robot) {
        measure(robot, 200, SECONDS);
        assertThat(tiles()).hasSizeLessThan(30);

        robot.interact(() -> tiles().get(0).requestFocus());
        robot.type(KeyCode.END);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(words(focused())).startsWith("Xiaomi Redmi Note 7, ");
        assertThat(tiles()).hasSizeLessThan(40);
    }

    @Test
    void chartsAndValuesAreSaved(FxRobot robot) throws Exception {
        measure(robot, 2, MINUTE);
        MenuButton menu =
                (MenuButton) all(".chart-card .menu-button").iterator().next();
        robot.interact(() -> menu.getItems().get(0).fire());
        Path picture = home.resolve("phonebank-speed.png");
        await().until(() -> notices().size() == 1);
        BufferedImage image = ImageIO.read(picture.toFile());
        assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(1920, 960);

        robot.interact(
                () -> monitor.commands().find("monitor.save.data").orElseThrow().run());
        await().until(() -> notices().size() == 2);
        assertThat(Files.readAllLines(home.resolve("phonebank-20260302-090100.csv")))
                .hasSizeGreaterThan(1_000)
                .contains("time_utc,time_local,serial,phone,measure,unit,least,mean,most");
        assertThat(notices()).extracting(Notice::title).containsOnly("Saved");
    }

    @Test
    void whatNobodyMatchesIsSaidAndAllAreShownAgain(FxRobot robot) {
        measure(robot, 3, SECONDS);
        robot.interact(() ->
                ((TextField) all(".monitor-toolbar .text-field").iterator().next()).setText("nobody"));
        assertThat(button("#showAll").isVisible()).isTrue();

        robot.interact(() -> button("#showAll").fire());
        assertThat(button("#showAll").getParent().isVisible()).isFalse();
        assertThat(tiles()).hasSize(3);
    }

    @Test
    void anotherLanguageShowsTheSameHistory(FxRobot robot) {
        measure(robot, 3, SECONDS);
        robot.interact(() -> monitor.show(Language.JAPANESE, 1100, 740));
        WaitForAsyncUtils.waitForFxEvents(5);

        assertThat(tiles()).hasSize(3);
        assertThat(label("#summary")).isEqualTo("3台の電話、測定時間: 1分未満");
    }

    @Test
    void everythingThatCanBeUsedHasWordsForThoseWhoDoNotSeeIt(FxRobot robot) {
        measure(robot, 3, SECONDS);
        robot.interact(() -> tiles().get(0).requestFocus());
        robot.type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(all("*").stream().filter(node -> node.isFocusTraversable() && shown(node)))
                .isNotEmpty()
                .allSatisfy(
                        node -> assertThat(words(node)).as("words of %s", node).isNotBlank());
    }

    private void measure(FxRobot robot, int phones, Duration time) {
        robot.interact(() -> monitor.measure(new MeasuredPhones(phones), time));
        WaitForAsyncUtils.waitForFxEvents(5);
    }

    private Set<Node> all(String selector) {
        return WaitForAsyncUtils.waitForAsyncFx(2_000, () -> monitor.root().lookupAll(selector));
    }

    private List<Node> tiles() {
        return all(".phone-tile").stream().filter(MonitorPageTest::shown).collect(Collectors.toList());
    }

    private static boolean shown(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private Node focused() {
        return Objects.requireNonNull(monitor.root().getScene().getFocusOwner());
    }

    private Button button(String selector) {
        return (Button) monitor.root().lookup(selector);
    }

    private String label(String selector) {
        return ((Label) all(selector).iterator().next()).getText();
    }

    private static String words(Node node) {
        if (node instanceof ButtonBase button && button.getAccessibleText() == null) {
            return String.valueOf(button.getText());
        }
        Object words = node.queryAccessibleAttribute(AccessibleAttribute.TEXT);
        return words == null ? String.valueOf(node.getAccessibleText()) : words.toString();
    }

    private List<Notice> notices() {
        return WaitForAsyncUtils.waitForAsyncFx(
                2_000, () -> List.copyOf(monitor.notices().all()));
    }

    /** A person who saves everything at home, by the name that is suggested. */
    private static final class SavingDialogs extends GoingBack {
        @Override
        public Optional<Path> saveFile(String title, String suggestedName, List<FileKind> kinds) {
            return Optional.of(home.resolve(suggestedName));
        }
    }
}
