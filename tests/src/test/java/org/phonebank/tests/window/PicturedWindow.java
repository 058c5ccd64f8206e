package org.phonebank.tests.window;

import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javafx.stage.Stage;
import org.phonebank.desktop.window.Frame;
import org.phonebank.desktop.window.LabWindow;
import org.phonebank.desktop.window.WindowStart;
import org.phonebank.desktop.window.base.FxThread;
import org.phonebank.desktop.window.base.Language;
import org.phonebank.desktop.window.base.Page;
import org.phonebank.desktop.window.base.ThemeChoice;
import org.phonebank.desktop.window.base.Themes;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A window on the primary stage, in light colours at first, of which pictures are taken. */
record PicturedWindow(Stage stage, Themes themes, Frame frame) {
    private static final FxRobot ROBOT = new FxRobot();

    static PicturedWindow open(ScriptedLab lab, WindowStart start) throws TimeoutException {
        Stage stage = FxToolkit.registerPrimaryStage();
        AtomicReference<PicturedWindow> opened = new AtomicReference<>();
        ROBOT.interact(() -> {
            Themes themes = new Themes(new FxThread(), Runnable::run, () -> false, false);
            opened.set(new PicturedWindow(stage, themes, LabWindow.show(stage, lab, themes, start)));
        });
        return Objects.requireNonNull(opened.get());
    }

    /** Shows a page so; gives what the names of its pictures end with. */
    String show(Page page, ThemeChoice theme, Language language, int width, int height) {
        ROBOT.interact(() -> {
            themes.choiceProperty().set(theme);
            frame.languageProperty().set(language);
            frame.navigator().show(page);
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(width);
            stage.setHeight(height);
        });
        return "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + width
                + (language == Language.ENGLISH ? "" : "-" + language.name().toLowerCase(Locale.ROOT));
    }

    /** Takes a picture without toasts. */
    void picture(String name) {
        WaitForAsyncUtils.waitForFxEvents(8);
        ROBOT.interact(() -> frame.notices().clear());
        pictureAsItIs(name);
    }

    void pictureAsItIs(String name) {
        WaitForAsyncUtils.waitForFxEvents(4);
        ROBOT.interact(() -> Pictures.take(stage, name));
    }
}
