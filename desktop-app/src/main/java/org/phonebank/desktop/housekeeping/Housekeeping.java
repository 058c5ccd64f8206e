package org.phonebank.desktop.housekeeping;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.desktop.data.SystemOpener;
import org.phonebank.desktop.history.KeepTime;
import org.phonebank.desktop.lab.EnergyPolicyFile;
import org.phonebank.desktop.lab.LabException;
import org.phonebank.pipeline.steward.EnergyPolicy;

/** Does one thing after the other on a thread of its own. */
public final class Housekeeping implements AutoCloseable {
    private final DataFolder data;
    private final EnergyPolicyFile policy;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread made = new Thread(work, "housekeeping");
        made.setDaemon(true);
        return made;
    });

    private interface Work<T> {
        T call() throws IOException, LabException;
    }

    public Housekeeping(DataFolder data) {
        this.data = data;
        this.policy = new EnergyPolicyFile(data);
    }

    /** What a person has set, else the safe values. */
    public CompletableFuture<EnergyPolicy> policy() {
        return begin(policy::read);
    }

    /** Labs that run take it over within seconds. */
    public CompletableFuture<EnergyPolicy> keep(EnergyPolicy wanted) {
        return begin(() -> {
            data.create();
            if (wanted.equals(EnergyPolicy.SAFE)) {
                policy.delete();
            } else {
                policy.write(wanted);
            }
            return wanted;
        });
    }

    /** How long what happened is kept. */
    public CompletableFuture<KeepTime> historyKept() {
        return begin(() -> KeepTime.read(data.history()));
    }

    /** Labs that run take it over within the hour. */
    public CompletableFuture<KeepTime> keepHistory(KeepTime wanted) {
        return begin(() -> {
            data.create();
            wanted.write(data.history());
            return wanted;
        });
    }

    public CompletableFuture<DiskUse> measure() {
        return begin(() -> DiskUse.measure(data));
    }

    /** Shows the data folder in the program that this desktop has for folders. */
    public CompletableFuture<Path> openDataFolder() {
        return begin(() -> data.create().root())
                .thenCompose(folder -> SystemOpener.open(folder).thenApply(opened -> folder));
    }

    private <T> CompletableFuture<T> begin(Work<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        try {
            thread.execute(() -> {
                try {
                    result.complete(work.call());
                } catch (IOException | LabException | RuntimeException e) {
                    result.completeExceptionally(e);
                }
            });
        } catch (RejectedExecutionException e) {
            result.completeExceptionally(e);
        }
        return result;
    }

    /** What was begun is done first; what is begun later fails. */
    @Override
    public void close() {
        thread.shutdown();
    }
}
