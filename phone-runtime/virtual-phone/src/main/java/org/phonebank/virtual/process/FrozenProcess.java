package org.phonebank.virtual.process;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A process that was stopped, as if it hung. A small process beside it holds the end of a pipe: the stopped one goes on
 * when it is thawed, and ends with the phone, however the phone ends, although it could not notice that by itself.
 */
final class FrozenProcess {
    private static final String THAW = "thaw";
    private static final String SCRIPT = "trap '' INT; kill -STOP \"$1\" || exit 1; echo frozen; read -r word;"
            + " if [ \"$word\" = " + THAW + " ]; then kill -CONT \"$1\"; else kill -KILL \"$1\"; fi";

    private final Process keeper;

    private FrozenProcess(Process keeper) {
        this.keeper = keeper;
    }

    /**
     * Stops a process, which no longer runs when this returns.
     *
     * @return empty when it has ended meanwhile
     * @throws IOException where processes cannot be stopped
     */
    static Optional<FrozenProcess> freeze(PhoneProcess process) throws IOException {
        if (File.separatorChar != '/') {
            throw new IOException("This system cannot stop a process; let the computation hang instead: hang:compute.");
        }
        Process keeper = new ProcessBuilder("/bin/sh", "-c", SCRIPT, "keeper", String.valueOf(process.pid()))
                .redirectError(Redirect.DISCARD)
                .start();
        BufferedReader answers = keeper.inputReader(StandardCharsets.US_ASCII);
        if (answers.readLine() == null) {
            return Optional.empty();
        }
        // Its number may be given to another process once it has ended.
        CompletableFuture<Void> unused = process.process().onExit().thenRun(keeper::destroyForcibly);
        return Optional.of(new FrozenProcess(keeper));
    }

    /** Lets it go on; does nothing if it has ended. */
    void thaw() throws IOException {
        if (!keeper.isAlive()) {
            return;
        }
        try {
            keeper.getOutputStream().write((THAW + "\n").getBytes(StandardCharsets.US_ASCII));
            keeper.getOutputStream().flush();
            keeper.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            if (keeper.isAlive()) {
                throw e;
            }
        }
    }
}
