package org.phonebank.tests.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How a program ended and what it printed. */
public record CommandResult(int exitCode, String stdout, String stderr) {
    private static final long MOST_MINUTES = 3;

    /**
     * Runs a program to its end.
     *
     * @param scratch where its output is kept meanwhile
     */
    public static CommandResult of(List<String> command, Map<String, String> environment, Path scratch)
            throws IOException, InterruptedException {
        Path stdout = Files.createTempFile(scratch, "run", ".out");
        Path stderr = Files.createTempFile(scratch, "run", ".err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(stdout.toFile())
                .redirectError(stderr.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new IOException(
                    command.get(0) + " hangs; it said: " + Files.readString(stdout) + Files.readString(stderr));
        }
        return new CommandResult(process.exitValue(), Files.readString(stdout), Files.readString(stderr));
    }

    /** What remains to be read when machine-readable output was asked for: the last line. */
    public String lastLine() {
        return stdout.lines().reduce("", (first, second) -> second);
    }
}
