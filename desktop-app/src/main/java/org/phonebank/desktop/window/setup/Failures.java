package org.phonebank.desktop.window.setup;

import java.net.UnknownHostException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.phonebank.desktop.data.Causes;
import org.phonebank.desktop.data.StackTraces;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Notices;
import org.phonebank.desktop.window.base.UiThread;

/** Tells a person what could not be done. */
record Failures(Messages messages, Notices notices, UiThread ui) {
    /** Tells of the work's failure, if it fails. */
    void tell(CompletableFuture<?> work, String title) {
        CompletableFuture<?> unused = work.whenComplete((done, failure) -> {
            if (failure != null) {
                Throwable cause = failure instanceof CompletionException && failure.getCause() != null
                        ? failure.getCause()
                        : failure;
                ui.run(() -> notices.fail(title, sentence(cause), StackTraces.text(cause)));
            }
        });
    }

    private String sentence(Throwable cause) {
        return cause instanceof UnknownHostException
                ? messages.text("setup.phones.unknownHost", String.valueOf(cause.getMessage()))
                : messages.say(Causes.tell(cause));
    }
}
