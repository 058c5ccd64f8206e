package org.phonebank.desktop.lab;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.virtual.Fault;
import org.phonebank.virtual.FaultRequest;
import org.phonebank.virtual.VirtualLabClient;

/**
 * Causes faults on the virtual phones of a data folder, in whatever program they live. Any thread may call its methods,
 * which do not wait; what they return fails with an {@link IOException} whose message says what to do.
 */
public final class VirtualFaults implements AutoCloseable {
    private final VirtualLabClient phones;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread caller = new Thread(task, "faults");
        caller.setDaemon(true);
        return caller;
    });

    public VirtualFaults(DataFolder data) {
        phones = new VirtualLabClient(data.root());
    }

    /** Completes with the fault once it was caused. */
    public CompletableFuture<FaultRequest> cause(String serial, FaultRequest fault) {
        return ask(() -> {
            phones.inject(serial, fault);
            return fault;
        });
    }

    /** What was made to happen to a phone and lasts. */
    public CompletableFuture<Set<Fault>> lasting(String serial) {
        return ask(() -> phones.all().stream()
                .filter(phone -> phone.serial().equals(serial))
                .flatMap(phone -> phone.faults().stream())
                .flatMap(word -> Fault.of(word).stream())
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** What was asked before is still done. */
    @Override
    public void close() {
        thread.shutdown();
    }

    private interface Question<T> {
        T ask() throws IOException;
    }

    private <T> CompletableFuture<T> ask(Question<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        try {
            thread.execute(() -> {
                try {
                    answer.complete(question.ask());
                } catch (IOException | RuntimeException e) {
                    answer.completeExceptionally(e);
                }
            });
        } catch (RejectedExecutionException e) {
            answer.completeExceptionally(new IOException("The lab is closed.", e));
        }
        return answer;
    }
}
