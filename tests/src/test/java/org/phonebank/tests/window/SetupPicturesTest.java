package org.phonebank.tests.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.desktop.lab.LabEvent.PhonesChanged;
import org.phonebank.desktop.lab.LabEvent.StateChanged;
import org.phonebank.desktop.lab.LabEvent.WorkbenchChanged;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.window.base.Language;
import org.phonebank.desktop.window.base.Page;
import org.phonebank.desktop.window.base.ThemeChoice;
import org.phonebank.desktop.window.base.Tone;
import org.phonebank.desktop.wizard.AdbPresence;
import org.phonebank.desktop.wizard.FolderModelShelf;
import org.phonebank.desktop.wizard.ShelvedModel;
import org.phonebank.provisioner.discovery.PhoneState;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Pictures of each step of the page Setup, in {@code target/screenshots}; drawn when they are asked for. */
@ExtendWith(DisplayCondition.class)
@EnabledIfSystemProperty(named = "phonebank.pictures", matches = "setup|all")
class SetupPicturesTest {
    @TempDir
    static Path home;

    private static final FxRobot ROBOT = new FxRobot();
    private static final ScriptedLab LAB = new ScriptedLab();
    private static final ScriptedScout PHONES = new ScriptedScout();

    @SuppressWarnings("NullAway.Init")
    private static PicturedWindow window;

    @BeforeAll
    static void open() throws TimeoutException {
        ScriptedShelf models = new ScriptedShelf(sample());
        window = PicturedWindow.open(LAB, TestWindow.start(home, PHONES, models));
    }

    private static ShelvedModel sample() {
        CompletableFuture<List<ShelvedModel>> found = new CompletableFuture<>();
        try (FolderModelShelf shelf = new FolderModelShelf(new DataFolder(home))) {
            shelf.listen(found::complete);
            return found.join().get(0);
        }
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
        "DARK,JAPANESE,1280,800",
        "LIGHT,ENGLISH,700,420"
    })
    void eachStepIsDrawn(ThemeChoice theme, Language language, int width, int height) {
        String suffix = window.show(Page.SETUP, theme, language, width, height);
        ROBOT.interact(() -> PHONES.show(List.of()));
        LAB.send(List.of(new StateChanged(LabState.STOPPED), new PhonesChanged(List.of())));
        step(0);
        picture("empty" + suffix);
        ROBOT.interact(() -> PHONES.show(List.of(
                ScriptedScout.virtual(2).get(0),
                ScriptedScout.virtual(2).get(1),
                ScriptedScout.onCable("R58M12ABCDE", PhoneState.UNAUTHORIZED, ""),
                ScriptedScout.onCable("ce0916098f3f", PhoneState.OFFLINE, "SM-G930F with a name that is long"))));
        ROBOT.interact(() -> PHONES.show(AdbPresence.STOPPED));
        picture("phones" + suffix);
        ROBOT.interact(() -> PHONES.show(ScriptedScout.virtual(12)));
        picture("twelve" + suffix);
        step(1);
        picture("model" + suffix);
        step(2);
        picture("check" + suffix);
        lab(suffix);

        assertThat(Pictures.file("setup-check" + suffix)).isNotEmptyFile();
    }

    private static void lab(String suffix) {
        ROBOT.interact(() -> PHONES.show(AdbPresence.RUNS));
        ROBOT.interact(() -> PHONES.show(ScriptedScout.virtual(4)));
        LAB.send(LabScenes.preparing(4));
        step(3);
        picture("prepare" + suffix);
        LAB.send(LabScenes.failing(4, "samsung SM-G930F vanished while its worker was pushed: plug it in."));
        ROBOT.interact(() -> PHONES.show(ScriptedScout.virtual(1)));
        picture("failed" + suffix);
        ROBOT.interact(() -> PHONES.show(ScriptedScout.virtual(4)));
        LAB.send(LabScenes.preparing(4));
        LAB.send(List.of(new WorkbenchChanged(
                PlacementScenes.bench(4, PlacementScenes.even(4)).workbench(), true)));
        step(4);
        picture("place" + suffix);
        LAB.send(LabScenes.ready(4));
        step(5);
        ROBOT.interact(() ->
                ROBOT.lookup("#question").queryAs(TextField.class).getParent().requestFocus());
        picture("prompt" + suffix);
        ROBOT.interact(() -> {
            window.frame().notices().tell(Tone.SUCCESS, "The lab is ready", "You can ask your first question.");
            window.frame().notices().fail("The phone was not connected", "No phone has this address.", "a stack trace");
        });
        window.pictureAsItIs("setup-toasts" + suffix);
    }

    private static void step(int place) {
        WaitForAsyncUtils.waitForFxEvents(8);
        ROBOT.interact(() ->
                ROBOT.lookup(".setup-step-button").nth(place).<Button>query().fire());
    }

    private static void picture(String name) {
        window.picture("setup-" + name);
    }
}
