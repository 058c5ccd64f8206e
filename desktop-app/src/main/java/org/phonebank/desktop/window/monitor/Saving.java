package org.phonebank.desktop.window.monitor;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.data.StackTraces;
import org.phonebank.desktop.telemetry.Exports;
import org.phonebank.desktop.telemetry.TelemetryTable;
import org.phonebank.desktop.window.base.Dialogs;
import org.phonebank.desktop.window.base.Dialogs.FileKind;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Notices;
import org.phonebank.desktop.window.base.Tone;
import org.phonebank.desktop.window.base.UiThread;

/** Saves charts and values where a person wants them, and says how that went. */
final class Saving {
    private final Exports exports;
    private final Dialogs dialogs;
    private final Notices notices;
    private final Messages messages;
    private final UiThread ui;

    Saving(Exports exports, Dialogs dialogs, Notices notices, Messages messages, UiThread ui) {
        this.exports = exports;
        this.dialogs = dialogs;
        this.notices = notices;
        this.messages = messages;
        this.ui = ui;
    }

    /** @param name of the file without its ending */
    void data(TelemetryTable table, String name) {
        FileKind kind = new FileKind(messages.text("monitor.file.csv"), List.of("*.csv"));
        save(messages.text("monitor.save.data.title"), name + ".csv", kind, file -> exports.csv(table, file));
    }

    /** @param name of the file without its ending */
    void picture(Exports.Picture picture, String name) {
        FileKind kind = new FileKind(messages.text("monitor.file.png"), List.of("*.png"));
        save(messages.text("monitor.save.picture.title"), name + ".png", kind, file -> exports.png(picture, file));
    }

    private void save(String title, String name, FileKind kind, Function<Path, CompletableFuture<Path>> writing) {
        Optional<Path> file = dialogs.saveFile(title, safe(name), List.of(kind));
        if (file.isPresent()) {
            var unused =
                    writing.apply(file.get()).whenComplete((done, failure) -> ui.run(() -> tell(file.get(), failure)));
        }
    }

    private void tell(Path file, @Nullable Throwable failure) {
        if (failure == null) {
            notices.tell(
                    Tone.SUCCESS,
                    messages.text("monitor.saved"),
                    messages.text("monitor.saved.text", file.toAbsolutePath()));
        } else {
            notices.fail(
                    messages.text("monitor.not.saved"),
                    messages.text("monitor.not.saved.text", file),
                    StackTraces.text(failure));
        }
    }

    /** Phones give themselves names that no file may have. */
    private static String safe(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-").replaceAll("^-|-(?=\\.)", "");
    }
}
