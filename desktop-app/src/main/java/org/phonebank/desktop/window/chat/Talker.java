package org.phonebank.desktop.window.chat;

import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.phonebank.desktop.conversation.Conversations;
import org.phonebank.desktop.window.base.Lab;
import org.phonebank.desktop.window.base.UiThread;

/**
 * What a dialogue needs to ask and to keep.
 *
 * @param seeds of answers that are to differ
 * @param trouble gets what could not be read or written, on the UI thread
 */
record Talker(
        Lab lab,
        Conversations conversations,
        UiThread ui,
        InstantSource clock,
        LongSupplier seeds,
        Consumer<Throwable> trouble) {
    /** Hands over on the UI thread what comes of another one. */
    <T> void receive(CompletableFuture<T> coming, Consumer<T> consumer) {
        CompletableFuture<T> unused = coming.whenComplete((value, failure) -> ui.run(() -> {
            if (failure == null) {
                consumer.accept(value);
            } else {
                trouble.accept(failure);
            }
        }));
    }
}
