package org.phonebank.desktop.window;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.window.base.Dialogs;
import org.phonebank.desktop.window.base.FxThread;
import org.phonebank.desktop.window.base.Lab;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Preferences;
import org.phonebank.desktop.window.base.SystemAppearance;
import org.phonebank.desktop.window.base.Themes;
import org.phonebank.desktop.wizard.SetupServices;
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
        // Both are asked while JavaFX starts; until the desktop answers the window is light.
        CompletableFuture<Boolean> dark = CompletableFuture.supplyAsync(SystemAppearance::prefersDark);
        CompletableFuture<Preferences> kept = CompletableFuture.supplyAsync(
                () -> Preferences.open(start.data().window()));
        AtomicBoolean interrupted = new AtomicBoolean();
        AtomicBoolean shown = new AtomicBoolean();
        AtomicReference<@Nullable Frame> frame = new AtomicReference<>();
        try (SetupServices setup = start.setup();
                Lab lab = new SessionLab(start.data());
                Keeping keeping = () -> Optional.ofNullable(frame.get()).ifPresent(Frame::closeParts)) {
            Platform.startup(() -> {
                // A process that is being ended takes JavaFX down while the window still draws: that is no news.
                Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> {
                    if (!interrupted.get()) {
                        LOG.error("The window failed in a way that was not foreseen.", failure);
                        Optional.ofNullable(frame.get()).ifPresent(opened -> opened.tellUnforeseen(failure));
                    }
                    if (!shown.get()) {
                        closed.countDown();
                    }
                });
            });
            Preferences preferences = kept.join();
            new FxThread().run(() -> {
                Themes themes = new Themes(
                        new FxThread(), ForkJoinPool.commonPool(), SystemAppearance::prefersDark, dark.getNow(false));
                Stage stage = new Stage();
                Frame opened = show(stage, lab, themes, start, preferences);
                frame.set(opened);
                stage.setOnHidden(event -> {
                    opened.close();
                    closed.countDown();
                });
                shown.set(true);
                LOG.info("The window is there, {} ms after this process began.", age().toMillis());
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

    private static Duration age() {
        Instant now = Instant.now();
        return Duration.between(ProcessHandle.current().info().startInstant().orElse(now), now);
    }

    /** The same with what is kept about the window; reads a small file. */
    public static Frame show(Stage stage, Lab lab, Themes themes, WindowStart start) {
        return show(stage, lab, themes, start, Preferences.open(start.data().window()));
    }

    /** Shows a lab on a stage, and begins to prepare it if that is wanted. Called on the JavaFX thread. */
    public static Frame show(Stage stage, Lab lab, Themes themes, WindowStart start, Preferences preferences) {
        return show(stage, lab, themes, start, preferences, messages -> new FxDialogs(stage, messages));
    }

    /**
     * The same with dialogs of the caller's.
     *
     * @param dialogs makes those that speak a language
     */
    public static Frame show(
            Stage stage,
            Lab lab,
            Themes themes,
            WindowStart start,
            Preferences preferences,
            Function<Messages, Dialogs> dialogs) {
        Branding.loadFonts();
        Frame frame = new Frame(stage, lab, themes, start, preferences, dialogs);
        frame.show();
        start.labToBegin().ifPresent(lab::begin);
        return frame;
    }
}
