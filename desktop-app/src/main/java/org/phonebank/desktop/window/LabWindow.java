package org.phonebank.desktop.window;

import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.phonebank.desktop.lab.ChatSettings;
import org.phonebank.desktop.lab.LabSettings;
import org.phonebank.desktop.window.base.FxThread;
import org.phonebank.desktop.window.base.Lab;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.SystemAppearance;
import org.phonebank.desktop.window.base.Themes;
import org.phonebank.desktop.window.base.Units;
import org.phonebank.desktop.window.base.Views;
import org.phonebank.desktop.window.chain.ChainController;
import org.phonebank.desktop.window.chat.ChatController;
import org.phonebank.desktop.window.incidents.IncidentsController;
import org.phonebank.desktop.window.steps.StepsController;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lab window. */
public final class LabWindow {
    private static final Logger LOG = LoggerFactory.getLogger(LabWindow.class);
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;
    private static final double LEAST_WIDTH = 680;
    private static final double LEAST_HEIGHT = 400;

    private LabWindow() {}

    /**
     * Opens the window, prepares the lab in it, and returns when the window was closed (or the thread interrupted) and
     * the lab released. Call it once in the life of the process, from any thread but the JavaFX one; there must be a
     * display.
     *
     * @param firstQuestion asked as soon as the lab is ready; "" for none
     */
    public static void open(LabSettings settings, ChatSettings chatSettings, String firstQuestion) {
        CountDownLatch closed = new CountDownLatch(1);
        boolean dark = SystemAppearance.prefersDark();
        AtomicBoolean interrupted = new AtomicBoolean();
        AtomicBoolean shown = new AtomicBoolean();
        try (SessionLab lab = new SessionLab(settings, chatSettings)) {
            Platform.startup(() -> {
                // A process that is being ended takes JavaFX down while the window still draws: that is no news.
                Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> {
                    if (!interrupted.get()) {
                        LOG.error("The window failed in a way that was not foreseen.", failure);
                    }
                    if (!shown.get()) {
                        closed.countDown();
                    }
                });
                Themes themes =
                        new Themes(new FxThread(), ForkJoinPool.commonPool(), SystemAppearance::prefersDark, dark);
                Stage stage = new Stage();
                stage.setOnHidden(event -> closed.countDown());
                show(stage, lab, themes, firstQuestion);
                shown.set(true);
            });
            closed.await();
            if (!shown.get()) {
                throw new IllegalStateException("The window cannot be shown; the log says why.");
            }
        } catch (InterruptedException e) {
            interrupted.set(true);
        } finally {
            // A process that is being ended has ended JavaFX already, which would never answer.
            if (!interrupted.get()) {
                Platform.exit();
            }
        }
        if (interrupted.get()) {
            // Only now: the lab could not be released by a thread that is interrupted.
            Thread.currentThread().interrupt();
        }
    }

    /** Shows a lab on a stage and begins to prepare it. Called on the JavaFX thread. */
    public static void show(Stage stage, Lab lab, Themes themes, String firstQuestion) {
        Branding.loadFonts();
        Messages messages = Messages.load();
        MainViewModel model = new MainViewModel(
                lab, messages, new FxThread(), Clock.system(ZoneId.systemDefault()), themes.choiceProperty());
        Parent root = new Views(messages).load("main.fxml", controllers(model, messages));
        Scene scene = new Scene(root, fitting(WIDTH, screen().getWidth()), fitting(HEIGHT, screen().getHeight()));
        scene.getStylesheets().add(Branding.styleSheet());
        stage.setTitle(messages.text("app.name"));
        stage.getIcons().setAll(Branding.icons());
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.setScene(scene);
        stage.focusedProperty().subscribe(focused -> {
            if (focused) {
                themes.refresh();
            }
        });
        stage.show();
        model.start(firstQuestion);
    }

    private static Map<Class<?>, Supplier<?>> controllers(MainViewModel model, Messages messages) {
        Views views = new Views(messages);
        Units units = new Units(messages);
        Map<Class<?>, Supplier<?>> controllers = new HashMap<>();
        controllers.put(TopBarController.class, () -> new TopBarController(model.topBar(), messages));
        controllers.put(BannerController.class, () -> new BannerController(model.banner(), messages));
        controllers.put(ChainController.class, () -> new ChainController(model.chain(), messages, views));
        controllers.put(IncidentsController.class, () -> new IncidentsController(model.incidents(), messages, views));
        controllers.put(StepsController.class, () -> new StepsController(model.steps(), messages, units, views));
        controllers.put(ChatController.class, () -> new ChatController(model.chat(), messages, views));
        return controllers;
    }

    private static Rectangle2D screen() {
        return Screen.getPrimary().getVisualBounds();
    }

    private static double fitting(double wanted, double room) {
        return Math.min(wanted, room);
    }
}
