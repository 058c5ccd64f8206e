package org.phonebank.desktop.housekeeping;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.desktop.lab.EnergyPolicyFile;
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

    public CompletableFuture<DiskUse> measure() {
        return begin(() -> DiskUse.measure(data));
    }

    /** Shows the data folder in the program that this desktop has for folders. */
    public CompletableFuture<Path> openDataFolder() {
        return begin(() -> {
            Path folder = data.create().root();
            String opener = opener(System.getProperty("os.name", ""));
            try {
                new ProcessBuilder(opener, folder.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
            } catch (IOException e) {
                throw new IOException(
                        "This desktop has no program \"" + opener + "\" to open folders: open " + folder + " yourself.",
                        e);
            }
            return folder;
        });
    }

    static String opener(String operatingSystem) {
        String name = operatingSystem.toLowerCase(Locale.ROOT);
        return name.startsWith("mac") ? "open" : name.startsWith("windows") ? "explorer" : "xdg-open";
    }

    private <T> CompletableFuture<T> begin(Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        thread.execute(() -> {
            try {
                result.complete(work.call());
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    /** What was begun is done first. */
    @Override
    public void close() {
        thread.shutdown();
    }
}
