package org.phonebank.desktop.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Asks another program something short. */
final class Subprocess {
    private static final int MOST_BYTES = 1 << 20;
    private static final long SECONDS = 5;

    private Subprocess() {}

    /** What the program prints; empty if it cannot be run, fails, or takes longer than a few seconds. */
    static Optional<String> outputOf(List<String> command) {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.PIPE)
                    .start();
            process.getOutputStream().close();
        } catch (IOException e) {
            return Optional.empty();
        }
        try (InputStream output = process.getInputStream()) {
            process.onExit().orTimeout(SECONDS, TimeUnit.SECONDS).exceptionally(late -> process.destroyForcibly());
            String text = new String(output.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? Optional.of(text) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            process.destroyForcibly();
        }
    }
}
