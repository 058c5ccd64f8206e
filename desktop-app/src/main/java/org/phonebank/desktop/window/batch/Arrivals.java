package org.phonebank.desktop.window.batch;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.phonebank.desktop.window.base.UiThread;

/** Brings what other threads have done to the UI thread. */
record Arrivals(UiThread ui) {
    /** What was cancelled does not arrive. */
    <T> void receive(CompletableFuture<T> coming, Consumer<T> done, Consumer<Throwable> failed) {
        CompletableFuture<T> unused = coming.whenComplete((result, failure) -> ui.run(() -> {
            if (failure == null) {
                done.accept(result);
                return;
            }
            Throwable cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
            if (!(cause instanceof CancellationException)) {
                failed.accept(cause);
            }
        }));
    }
}
