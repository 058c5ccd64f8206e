package org.phonebank.worker;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.phonebank.protocol.PhonebankVersion;
import org.phonebank.worker.host.HostFiles;
import org.phonebank.worker.host.Platform;

/**
 * Entry point of the worker process. Exit codes: 0 ended as asked or idle, 1 failed, 2 bad arguments, 3 parent of another
 * version.
 */
public final class WorkerMain {
    private static final Logger LOG = Logger.getLogger(WorkerMain.class.getName());
    private static final int ENDED = 0;
    private static final int FAILED = 1;
    private static final int BAD_ARGUMENTS = 2;
    private static final int OTHER_VERSION = 3;

    private WorkerMain() {}

    public static void main(String[] arguments) {
        WorkerLog.install();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            LOG.log(Level.SEVERE, "Thread " + thread.getName() + " failed; the worker ends.", failure);
            System.exit(FAILED);
        });
        // Explicitly: Android's runtime and ONNX Runtime may leave threads that would keep the process alive.
        System.exit(run(arguments));
    }

    private static int run(String... arguments) {
        WorkerArguments parsed;
        try {
            parsed = WorkerArguments.parse(arguments);
        } catch (IllegalArgumentException e) {
            LOG.severe(e.getMessage() + " " + WorkerArguments.USAGE);
            return BAD_ARGUMENTS;
        }
        if (!parsed.parentVersion().equals(PhonebankVersion.VERSION)) {
            LOG.severe("This worker has version " + PhonebankVersion.VERSION + ", its parent version "
                    + parsed.parentVersion() + "; provision the phone again.");
            return OTHER_VERSION;
        }
        try {
            serve(parsed);
            return ENDED;
        } catch (IOException e) {
            LOG.log(Level.SEVERE, "The worker cannot run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            LOG.log(Level.SEVERE, "The worker was interrupted.", e);
        } catch (LinkageError e) {
            LOG.log(Level.SEVERE, "ONNX Runtime's native library cannot be loaded; push it again.", e);
        }
        return FAILED;
    }

    private static void serve(WorkerArguments arguments) throws IOException, InterruptedException {
        Path home = new HostFiles(arguments.root()).resolve(arguments.home());
        RunFiles runFiles = new RunFiles(home);
        runFiles.removeStale();
        // Before anybody is told that the worker is there.
        String runtime = OrtEnvironment.getEnvironment().getVersion();
        OptionalLong pid = Platform.processId();
        if (!pid.isPresent()) {
            throw new IOException("the number of this process is unknown");
        }
        Ending ending = new Ending(arguments.idleMinutes());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> cleanUp(runFiles, arguments.runId()), "clean-up"));
        try (Worker worker = Worker.start(arguments, ending)) {
            runFiles.write(arguments.runId(), worker.port(), pid.getAsLong());
            LOG.info("Worker " + PhonebankVersion.VERSION + " listens on port " + worker.port() + ", ONNX Runtime "
                    + runtime + ", " + Platform.describe() + ".");
            LOG.info("The worker ends because " + ending.await() + ".");
        }
    }

    private static void cleanUp(RunFiles runFiles, String runId) {
        try {
            runFiles.remove(runId);
            runFiles.removeStale();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The worker's run file could not be removed: " + e.getMessage(), e);
        }
    }
}
