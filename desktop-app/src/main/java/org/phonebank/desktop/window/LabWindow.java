package org.phonebank.desktop.window;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.phonebank.desktop.window.base.FxThread;
import org.phonebank.desktop.window.base.Lab;
import org.phonebank.desktop.window.base.SystemAppearance;
import org.phonebank.desktop.window.base.Themes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lab window. */
public final class LabWindow {
    private static final Logger LOG = LoggerFactory.getLogger(LabWindow.class);

    private LabWindow() {}

    /** What is done after the window closed and before the lab is released. */
    private interface Keeping extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Opens the window, and returns when it was closed (or the thread interrupted) and the lab released. Call it once in
     * the life of the process, from any thread but the JavaFX one; there must be a display.
     */
    public static void open(WindowStart start) {
        CountDownLatch closed = new CountDownLatch(1);
        boolean dark = SystemAppearance.prefersDark();
        AtomicBoolean interrupted = new AtomicBoolean();
        AtomicBoolean shown = new AtomicBoolean();
        AtomicReference<Runnable> parts = new AtomicReference<>(() -> {});
        try (Lab lab = new SessionLab(start.data());
                Keeping keeping = () -> parts.get().run()) {
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
                Frame frame = show(stage, lab, themes, start);
                parts.set(frame::closeParts);
                stage.setOnHidden(event -> {
                    frame.close();
                    closed.countDown();
                });
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

    /** Shows a lab on a stage, and begins to prepare it if that is wanted. Called on the JavaFX thread. */
    public static Frame show(Stage stage, Lab lab, Themes themes, WindowStart start) {
        Branding.loadFonts();
        Frame frame = new Frame(stage, lab, themes, start, new FxDialogs(stage));
        frame.show();
        start.labToBegin().ifPresent(lab::begin);
        return frame;
    }
}
